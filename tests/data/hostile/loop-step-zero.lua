-- ends: mistake
-- A for loop that would not move.
for _ = 1, 2, 0 do end
