-- ends: steps
-- Numbers become texts without a C function.
local s = ""
while true do s = s .. 0.1 end
