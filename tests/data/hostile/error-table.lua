-- ends: mistake
-- An error that is no text.
error({ message = "x" })
