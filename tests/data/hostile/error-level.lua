-- ends: mistake
-- An error at a level that is not there.
error("x", math.maxinteger)
