-- ends: mistake
-- %n would write to memory.
return string.format("%n", 1)
