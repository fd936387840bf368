-- ends: memory
-- Tables that are kept.
local t = {}
while true do t = { t } end
