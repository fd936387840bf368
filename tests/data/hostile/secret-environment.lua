-- ends: mistake
-- The environment of the host.
return os.getenv("HOME")
