-- ends: memory
-- Places far apart.
local t = {}
for i = 0, 61 do t[1 << i] = i end
for i = 1, 1000000 do t[i * 7919] = i end
