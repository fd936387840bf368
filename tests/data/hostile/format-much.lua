-- ends: mistake
-- A text that is too long for one block.
local s = ("x"):rep(600000)
return string.format("%s%s", s, s)
