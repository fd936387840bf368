-- ends: fine
-- Nothing of these is there.
assert(string.dump == nil and string.pack == nil and string.unpack == nil)
assert(string.packsize == nil and table.move == nil and table.pack == nil)
assert(utf8.codes == nil and utf8.codepoint == nil)
assert(math.random == nil and math.randomseed == nil)
