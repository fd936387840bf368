-- ends: steps
-- Long messages, caught for ever.
local s = ("x"):rep(1000000)
while true do pcall(error, s) end
