-- ends: mistake
-- A range that ends with the largest integer.
table.concat({}, "", math.maxinteger, math.maxinteger)
