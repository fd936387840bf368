-- ends: memory
-- A list that grows before its own walk.
local t = { 1 }
for i in ipairs(t) do t[i + 1] = 1 end
