-- ends: steps
-- Keys that all fall into one place of the table.
local t = {}
for i = 1, 30000 do t[i * (1 << 40) + 0.5] = i end
for n = 1, 1000000 do t[n * (1 << 41) + 0.5] = nil end
while true do for i = 1, 30000 do t[i * (1 << 40) + 0.5] = i end end
