-- ends: steps
-- Brackets that open and never close: quadratic.
string.find(("("):rep(500000), "%b()")
