-- ends: steps
-- A large table is sorted for ever.
local t = {}
for i = 1, 5000 do t["k" .. i] = i end
while true do for _ in pairs(t) do end end
