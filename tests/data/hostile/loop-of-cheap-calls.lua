-- ends: steps
-- Calls of C functions that do next to nothing.
while true do type(1); select("#"); math.abs(1); string.len("") end
