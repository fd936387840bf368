-- ends: fine
-- What is taken out is passed over, what is put in is not seen.
local t, n = { a = 1, b = 2, c = 3 }, 0
for k in pairs(t) do
  n = n + 1
  t["new" .. k] = 1
  t.b = nil
end
assert(n == 2)
