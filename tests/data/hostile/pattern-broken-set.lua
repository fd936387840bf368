-- ends: mistake
-- A set without an end.
string.find("a", "[a")
