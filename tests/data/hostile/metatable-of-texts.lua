-- ends: mistake
-- All texts would obey somebody else.
getmetatable("").__index = function() return 1 end
