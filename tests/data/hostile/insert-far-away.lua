-- ends: mistake
-- A place that the list does not have.
table.insert({}, 1 << 62, 1)
