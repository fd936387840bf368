-- ends: fine
-- No address comes out of tostring.
assert(tostring({}) == "table")
assert(tostring(print or type) == "function")
assert(tostring(0 / 0) == "nan" and tostring(-(0 / 0)) == "nan")
