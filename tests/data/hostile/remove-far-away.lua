-- ends: mistake
-- A place that the list does not have.
table.remove({ 1 }, 1 << 62)
