-- ends: steps
-- The plainest hang.
while true do end
