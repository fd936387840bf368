-- ends: mistake
-- gsub in gsub: the C stack.
local function f() return ("x"):gsub("x", f) end
f()
