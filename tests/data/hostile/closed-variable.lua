-- ends: mistake
-- A variable that wants to be closed needs a metatable.
local x <close> = {}
return x
