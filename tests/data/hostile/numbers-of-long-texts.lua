-- ends: steps
-- A megabyte that is a number.
local s = ("1"):rep(1000000)
while tonumber(s) == nil do end
