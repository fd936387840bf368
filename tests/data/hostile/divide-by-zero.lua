-- ends: mistake
-- Integers have no infinity.
return 1 // 0
