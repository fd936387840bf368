-- ends: memory
-- Names without end.
local t, i = {}, 0
while true do i = i + 1 t["k" .. i] = i end
