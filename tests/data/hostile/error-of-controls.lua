-- ends: mistake
-- An error that would move the cursor.
error("\27[2J\0\r\n\255")
