-- ends: steps
-- pcall is called by pcall, so that one is left to catch.
while true do
  pcall(pcall, pcall, function() while true do end end)
end
