-- ends: mistake
-- A percent sign that stands for nothing.
("x"):gsub("x", "%x")
