-- ends: fine
-- What is not UTF-8 is told.
local n, at = utf8.len("a\xFFb")
assert(n == nil and at == 2)
assert(utf8.len("\xED\xA0\x80") == nil and utf8.len("\xF4\x90\x80\x80") == nil)
assert(utf8.offset("aä", math.mininteger) == nil)
