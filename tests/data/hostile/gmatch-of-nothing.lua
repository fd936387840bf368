-- ends: steps
-- An empty match at every place of a megabyte, for ever.
local s = ("x"):rep(1000000)
while true do for _ in s:gmatch("") do end end
