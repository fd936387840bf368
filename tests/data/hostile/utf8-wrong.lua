-- ends: mistake
-- A character that is none.
return utf8.char(0xD800)
