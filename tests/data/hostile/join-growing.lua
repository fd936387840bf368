-- ends: steps
-- A text that grows by one is copied each time.
local s = ""
while true do s = s .. "x" end
