-- ends: mistake
-- Texts are not numbers.
return "10" + 1
