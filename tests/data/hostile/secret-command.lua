-- ends: mistake
-- A command on the host.
return os.execute("id")
