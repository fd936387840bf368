-- ends: fine
-- Stock order differs from run to run.
local t, seen = { zeta = 1, alpha = 2, [3] = 3, [-1] = 4, [0.5] = 5, [true] = 6, [false] = 7 }, {}
for k in pairs(t) do seen[#seen + 1] = tostring(k) end
assert(table.concat(seen, " ") == "-1 0.5 3 alpha zeta false true")
