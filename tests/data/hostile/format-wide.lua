-- ends: mistake
-- A width of a gigabyte.
return string.format("%1000000000d", 1)
