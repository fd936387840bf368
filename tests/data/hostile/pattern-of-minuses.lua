-- ends: steps
-- The same with the fewest first.
string.find(("a"):rep(3000), ("a-"):rep(12) .. "b")
