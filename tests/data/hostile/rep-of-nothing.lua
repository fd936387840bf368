-- ends: fine
-- Endless in stock Lua, and without any memory.
assert(string.rep("", 1 << 62) == "")
assert(string.rep("", math.maxinteger, "") == "")
