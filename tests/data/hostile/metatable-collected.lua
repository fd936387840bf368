-- ends: mistake
-- A finaliser would run while nothing is counted.
setmetatable({}, { __gc = function() while true do end end })
