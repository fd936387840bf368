-- ends: mistake
-- The registry of the host.
return debug.getregistry()
