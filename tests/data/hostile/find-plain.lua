-- ends: steps
-- A plain search that is quadratic.
local s = ("a"):rep(500000)
while true do s:find(("a"):rep(250000) .. "b", 1, true) end
