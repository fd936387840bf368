-- ends: steps
-- A file that takes everything away, and then hangs.
for name in pairs(_ENV) do _ENV[name] = nil end
while true do end
