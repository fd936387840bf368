-- ends: mistake
-- A text without an end.
return "abc
