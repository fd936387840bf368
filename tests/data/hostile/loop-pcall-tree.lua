-- ends: steps
-- Each level catches twice: two to the power of the depth.
local function f() pcall(f) pcall(f) end
f()
