-- ends: mistake
-- sort in sort: the C stack.
local function f() table.sort({ 1, 2 }, f) return true end
f()
