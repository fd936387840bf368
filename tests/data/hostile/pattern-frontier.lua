-- ends: steps
-- A frontier with a long set.
string.find(("a"):rep(100000), "%f[" .. ("b"):rep(100000) .. "]")
