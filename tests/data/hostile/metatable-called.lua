-- ends: mistake
-- A table that calls itself moves its arguments again and again.
local t = {}
setmetatable(t, { __call = t })
t()
