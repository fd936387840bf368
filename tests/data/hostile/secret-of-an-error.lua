-- ends: fine
-- No address in an error.
local _, message = pcall(function() return {} .. {} end)
assert(not message:find("0x"))
local _, other = pcall(function() return #print end)
assert(not other:find("0x"))
