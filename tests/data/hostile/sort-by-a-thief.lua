-- ends: fine
-- An order function that empties the table.
local t = { 3, 2, 1 }
table.sort(t, function(a, b)
  for i = 1, 3 do t[i] = nil end
  return a < b
end)
assert(t[1] == 1 and t[2] == 2 and t[3] == 3)
