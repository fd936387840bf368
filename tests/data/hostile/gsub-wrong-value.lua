-- ends: mistake
-- A replacement that is no text.
("x"):gsub("x", function() return {} end)
