-- ends: steps
-- Everything moves, each time.
local t = {}
for i = 1, 60000 do t[i] = i end
while true do t[#t + 1] = table.remove(t, 1) end
