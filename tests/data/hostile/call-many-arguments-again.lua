-- ends: steps
-- Thousands of arguments are moved by one instruction.
local function f(n, ...) if n == 0 then while true do select("#", ...) end end return f(n - 1, n, ...) end
f(8000)
