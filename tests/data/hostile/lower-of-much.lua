-- ends: steps
-- A linear function over a megabyte.
local s = ("X"):rep(1000000)
while true do s:lower() end
