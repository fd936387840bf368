-- ends: steps
-- pcall in pcall: the C stack.
local function f() return pcall(f) end
while true do f() end
