-- ends: memory
-- Large texts are made and kept.
local kept = {}
for i = 1, 1000 do kept[i] = ("x"):rep(1000000) .. i end
