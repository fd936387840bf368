-- ends: mistake
-- Nothing is called.
local t = {}
t.a.b.c()
