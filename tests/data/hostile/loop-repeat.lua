-- ends: steps
-- A loop whose condition never holds.
repeat local x = 1 until x == 2
