-- ends: mistake
-- A file without names.
local _ENV = {}
return x.y
