-- ends: fine
-- An iterator that is asked for what lies outside.
local each, t = ipairs({ 1 })
assert(each(t, -5) == nil and each(t, math.mininteger) == nil)
assert(each(t, math.maxinteger) == nil and each(t, 1) == nil)
