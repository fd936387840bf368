-- ends: mistake
-- A percent sign at the end.
string.find("a", "a%")
