-- ends: mistake
-- More captures than are allowed.
string.find("a", ("("):rep(300))
