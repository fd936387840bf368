-- ends: mistake
-- More levels than are allowed.
string.find(("a"):rep(1000), ("a?"):rep(1000) .. ("a"):rep(1000))
