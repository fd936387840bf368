-- ends: fine
-- Nor by a name that is put together.
local hidden = { "lo" .. "ad", "o" .. "s", "i" .. "o", "de" .. "bug" }
for _, name in ipairs(hidden) do assert(_ENV[name] == nil) end
