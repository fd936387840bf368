-- ends: steps
-- What was captured is compared again and again.
string.find(("a"):rep(1000000), "(a*)%1b")
