-- ends: mistake
-- A text larger than the machine.
string.rep("x", 1 << 62)
