-- ends: steps
-- Each time that the calls are too deep, once more from there.
local function f(n) if n > 0 then return 1 + f(n - 1) end error("x") end
while true do pcall(f, 1000) end
