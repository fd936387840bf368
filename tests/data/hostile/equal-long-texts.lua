-- ends: steps
-- One instruction finds a megabyte equal.
local a, b = ("x"):rep(1000000) .. "a", ("x"):rep(1000000) .. "a"
while a == b do end
