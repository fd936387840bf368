-- ends: steps
-- Integers that all fall into one place of the table.
local t, step = {}, 1
for k = 1, 15 do step = step * ((1 << k) - 1) end
for i = 1, 20000 do t[i * step] = i end
while true do for i = 1, 20000 do t[i * step] = i end end
