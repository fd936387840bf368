-- ends: mistake
-- A library of the host.
return require("os")
