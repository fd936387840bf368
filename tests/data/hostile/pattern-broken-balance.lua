-- ends: mistake
-- %b without its characters.
string.find("a", "%b(")
