-- ends: steps
-- A for loop that counts for ever.
for _ = 1, math.huge do end
