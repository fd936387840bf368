-- ends: steps
-- A refused text is caught, and asked for again.
while true do pcall(string.rep, "x", 1 << 40) end
