-- ends: steps
-- One look-up compares a megabyte.
local t, key = {}, ("x"):rep(1000000)
t[key .. "a"] = 1
key = key .. "a"
while t[key] do end
