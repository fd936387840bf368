-- ends: mistake
-- A million results on the stack.
return ("x"):rep(1000000):byte(1, -1)
