-- ends: mistake
-- Recursion in C for each item.
string.find(("a"):rep(300000), ("(a"):rep(20) .. (".?"):rep(300000))
