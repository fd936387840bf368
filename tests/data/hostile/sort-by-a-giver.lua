-- ends: fine
-- An order function that lets the table grow.
local t = { 3, 2, 1 }
table.sort(t, function(a, b) t[#t + 1] = 0 return a < b end)
assert(t[1] == 1 and t[2] == 2 and t[3] == 3)
