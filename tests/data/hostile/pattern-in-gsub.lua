-- ends: steps
-- Backtracking in a replacement.
string.gsub(("a"):rep(3000), ("a*"):rep(12) .. "b", "")
