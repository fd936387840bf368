-- ends: mistake
-- Byte code by another way.
return load("\27Lua")
