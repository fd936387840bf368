-- ends: steps
-- Backtracking behind another name.
string.match(("a"):rep(3000), (".-"):rep(12) .. "b")
