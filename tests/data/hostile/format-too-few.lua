-- ends: mistake
-- An argument that is not there.
return string.format("%s %s", 1)
