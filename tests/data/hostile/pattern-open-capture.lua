-- ends: mistake
-- A capture that is never closed.
string.find("a", "(a")
