-- ends: steps
-- Iterators are made and never finished.
while true do ("x"):gmatch("y")() end
