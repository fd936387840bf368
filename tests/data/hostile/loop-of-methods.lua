-- ends: steps
-- Every step is a call of a C function.
local s = ("abc"):rep(1000)
while true do s:upper() s:lower() s:reverse() s:len() end
