-- ends: steps
-- Backtracking in an iterator.
for _ in string.gmatch(("a"):rep(3000), ("a*"):rep(12) .. "b") do end
