-- ends: fine
-- The last place that there is.
assert(select("#", table.unpack({}, math.maxinteger - 1, math.maxinteger)) == 2)
