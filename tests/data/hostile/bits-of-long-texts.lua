-- ends: mistake
-- Bitwise operators could read a megabyte as a number.
local s = "0x" .. ("0"):rep(1000000) .. "1"
while true do local _ = s | 0 end
