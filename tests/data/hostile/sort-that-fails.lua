-- ends: mistake
-- An order function that fails.
table.sort({ 2, 1 }, function() error("no") end)
