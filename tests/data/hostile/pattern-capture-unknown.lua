-- ends: mistake
-- A capture that is not there.
string.find("aa", "(a)%2")
