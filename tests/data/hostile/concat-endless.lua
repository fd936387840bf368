-- ends: mistake
-- Two to the power of 62 places.
table.concat({}, "", 1, 1 << 62)
