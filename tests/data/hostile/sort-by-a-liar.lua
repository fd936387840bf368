-- ends: fine
-- An order function that always says yes must not leave the table.
local t = {}
for i = 1, 2000 do t[i] = i end
table.sort(t, function() return true end)
assert(#t == 2000)
