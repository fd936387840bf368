-- ends: steps
-- A set that is long, for each character of a long text.
string.find(("a"):rep(100000), "[" .. ("b"):rep(100000) .. "]")
