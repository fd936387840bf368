-- ends: mistake
-- A text that is too long for one block.
local t = {}
for i = 1, 100 do t[i] = ("x"):rep(20000) end
return table.concat(t)
