-- ends: fine
-- Numbers at their ends.
assert(1 << 64 == 0 and 1 >> 64 == 0 and math.mininteger // -1 == math.mininteger)
assert(math.mininteger % -1 == 0)
