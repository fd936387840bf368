-- ends: steps
-- Arguments are dropped one by one.
local function f(n, ...) if n == 0 then return ... end return f(n - 1, n, ...) end
local function drop(_, ...) return ... end
while true do drop(f(5000)) end
