-- ends: mistake
-- An error that would be a format.
error("%s%s%s%n%d", 0)
