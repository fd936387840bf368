-- ends: mistake
-- Each character becomes a hundred thousand.
("x"):rep(1000):gsub("x", ("y"):rep(100000))
