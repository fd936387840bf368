-- ends: fine
-- The metatable of texts gives their functions and no more.
assert(("").__index == nil and ("").__metatable == nil and ("").__name == nil)
assert(("x").dump == nil and ("x").rep == string.rep)
