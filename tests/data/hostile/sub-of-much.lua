-- ends: steps
-- A megabyte is copied each time.
local s = ("X"):rep(1000000)
local i = 0
while true do i = i % 100 + 1 s:sub(i) end
