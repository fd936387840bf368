-- One rule by itself.

bar "fine" {
  works   = "sanding", when = fault "rot" :now() & indoors :yes(),
  grade   = "never", because = "It crumbles.", sources = { "W-1" },
}

bar "soft-and-hard" { -- planted: never-holds
  works   = "sanding", when = hardness :at_most(2) & hardness :at_least(4),
  grade   = "care", because = "It is both.", sources = { "W-1" },
}

bar "there-and-never-was" { -- planted: never-holds
  works   = "sanding", when = fault "worm" :now() & ~fault "damage" :ever(),
  grade   = "care", because = "It is odd.", sources = { "W-1" },
}

bar "one-part-is-idle" { -- planted: never-holds
  works   = "oiling", when = fault "worm" :now() | option "school" :is "old" & option "school" :is "new",
  grade   = "later", because = "Two schools at once.", sources = { "W-1" },
}

bar "anything" { -- planted: always-holds
  works   = "sanding", when = hardness :at_most(4) | hardness :at_least(3),
  grade   = "ask", because = "It has a hardness.", sources = { "W-1" },
}

bar "a-part-is-anything" { -- planted: always-holds
  works   = "oiling", when = fault "rot" :ever() & (age :under "P9Y" | ~age :under "P9Y"),
  grade   = "later", because = "It has an age.", sources = { "W-1" },
}

bar "older-than-any" { -- planted: beyond-bounds
  works   = "oiling", when = age :under "P150Y",
  grade   = "ask", because = "A wrong unit.", sources = { "W-1" },
}

bar "without-a-reason" { -- planted: no-source
  works = "sanding", when = fault "worm" :within "P1Y", grade = "later", because = "So it is.",
}

suit "for-whom-not" { -- planted: never-holds
  wish    = "smooth", work = "oiling", when = hardness :is(2), unless = hardness :at_most(3), points = 20,
  expect  = "Nothing.", sources = { "W-1" },
}

put "no-time" { -- planted: empty-window
  after   = "oiling", stuff = "wax", use = "hold", from = "P1D", till = "P1D",
  because = "It sticks.", sources = { "W-1" },
}

job "no-time-either" { -- planted: empty-window
  after   = { "sanding", "gilding" }, act = "make", from = "PT2H", till = "PT2H",
  message = { en = "Dust it.", es = "Quite el polvo." }, sources = { "W-1" },
}
