-- ends: mistake
-- An error that claims to come from another file.
error("/etc/passwd:1: x", 0)
