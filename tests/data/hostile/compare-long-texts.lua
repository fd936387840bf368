-- ends: steps
-- One instruction compares a megabyte.
local a, b = ("x"):rep(1000000) .. "a", ("x"):rep(1000000) .. "b"
while a < b do end
