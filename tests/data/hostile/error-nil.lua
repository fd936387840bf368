-- ends: mistake
-- An error that is nothing.
error()
