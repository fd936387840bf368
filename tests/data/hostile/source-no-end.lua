-- ends: mistake
-- A block without an end.
function f()
