-- ends: steps
-- Functions are made and thrown away.
while true do local x = 1 local _ = function() return x end end
