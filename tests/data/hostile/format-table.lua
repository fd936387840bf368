-- ends: mistake
-- A table is no text.
return string.format("%s", {})
