-- ends: fine
-- A for loop that must not wrap round.
local n = 0
for _ = math.maxinteger - 1, math.maxinteger do n = n + 1 end
assert(n == 2)
