-- ends: steps
-- Large texts are made and thrown away.
while true do ("x"):rep(1000000) end
