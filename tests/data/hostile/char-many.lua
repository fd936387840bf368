-- ends: steps
-- Texts of many characters, again and again.
local t = {}
for i = 1, 250 do t[i] = 65 end
while true do string.char(table.unpack(t)) end
