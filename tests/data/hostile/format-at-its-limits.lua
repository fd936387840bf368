-- ends: fine
-- The longest number that there is.
assert(#string.format("%99.99f", -1.7e308) == 410)
assert(#string.format("%+99.99d", math.mininteger) == 100)
assert(#string.format("%#99.99x", -1) == 101)
