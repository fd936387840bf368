-- ends: mistake
-- An iterator that failed once has, in stock Lua, no depth limit.
local each = string.gmatch(("a"):rep(300000), (".?"):rep(300000))
for _ = 1, 300 do pcall(each) end
each()
