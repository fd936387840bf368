-- ends: steps
-- A call in a call in a call.
local function f() return 1 + f() end
f()
