-- ends: mistake
-- The separator makes the size wrap round.
string.rep("", 1 << 60, ("x"):rep(16))
