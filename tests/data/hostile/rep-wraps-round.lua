-- ends: mistake
-- A size that wraps round to a small one.
string.rep("abcdefgh", (1 << 61) + 1)
