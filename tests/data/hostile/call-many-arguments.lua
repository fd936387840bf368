-- ends: steps
-- A list of arguments that grows.
local function f(...) return f(1, ...) end
f()
