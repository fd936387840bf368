-- ends: fine
-- A file can only harm itself.
string.rep, table.concat, pcall, type, math.floor = nil, nil, nil, nil, nil
assert(("x").rep == nil)
