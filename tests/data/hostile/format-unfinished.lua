-- ends: mistake
-- A percent sign at the end.
return string.format("100%")
