-- ends: mistake
-- A width that is an argument is not known.
return string.format("%*d", 1, 1)
