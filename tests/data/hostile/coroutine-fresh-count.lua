-- ends: mistake
-- Each new coroutine begins to count anew.
while true do coroutine.wrap(function() for _ = 1, 100 do end end)() end
