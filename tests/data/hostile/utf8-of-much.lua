-- ends: steps
-- A megabyte is counted for ever.
local s = ("x"):rep(1000000)
while utf8.len(s) do utf8.offset(s, -1) end
