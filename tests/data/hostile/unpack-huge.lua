-- ends: mistake
-- A hundred million results.
return table.unpack({}, 1, 100000000)
