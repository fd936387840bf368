-- ends: mistake
-- A table is no text.
return table.concat({ {} })
