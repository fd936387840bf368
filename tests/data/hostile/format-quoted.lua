-- ends: mistake
-- %q is for programs that write programs.
return string.format("%q", "x")
