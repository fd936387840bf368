-- ends: steps
-- Backtracking: the length to the power of the stars.
string.find(("a"):rep(3000), ("a*"):rep(12) .. "b")
