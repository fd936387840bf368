-- One rule by itself.

bar "fine" {
  works   = "sanding", when = fault "rot" :now() & indoors :yes(),
  grade   = "never", because = "It crumbles.", sources = { "W-1" },
}

bar "soft-and-hard" {
  works   = "sanding", when = hardness :at_most(2) & hardness :at_least(4), -- planted: never-holds at when
  grade   = "care", because = "It is both.", sources = { "W-1" },
}

bar "there-and-never-was" {
  works   = "sanding", when = fault "worm" :now() & ~fault "damage" :ever(), -- planted: never-holds at when
  grade   = "care", because = "It is odd.", sources = { "W-1" },
}

bar "one-part-is-idle" {
  works   = "oiling",
  when    = fault "worm" :now() | option "school" :is "old" & option "school" :is "new", -- planted: never-holds at when
  grade   = "later", because = "Two schools at once.", sources = { "W-1" },
}

bar "anything" {
  works   = "sanding", when = hardness :at_most(4) | hardness :at_least(3), -- planted: always-holds at when
  grade   = "ask", because = "It has a hardness.", sources = { "W-1" },
}

bar "a-part-is-anything" {
  works   = "oiling",
  when    = fault "rot" :ever() & (age :under "P9Y" | ~age :under "P9Y"), -- planted: always-holds at when
  grade   = "later", because = "It has an age.", sources = { "W-1" },
}

bar "older-than-any" {
  works   = "oiling", when = age :under "P150Y", -- planted: beyond-bounds at when
  grade   = "ask", because = "A wrong unit.", sources = { "W-1" },
}

bar "without-a-reason" { -- planted: no-source
  works = "sanding", when = fault "worm" :within "P1Y", grade = "later", because = "So it is.",
}

suit "for-whom-not" {
  wish    = "smooth", work = "oiling", when = hardness :is(2), -- planted: never-holds at when
  unless  = hardness :at_most(3), points = 20,
  expect  = "Nothing.", sources = { "W-1" },
}

put "no-time" {
  after   = "oiling", stuff = "wax", use = "hold", from = "P1D", till = "P1D", -- planted: empty-window at till
  because = "It sticks.", sources = { "W-1" },
}

job "no-time-either" {
  after   = { "sanding", "gilding" }, act = "make", from = "PT2H", till = "PT2H", -- planted: empty-window at till
  message = { en = "Dust it.", es = "Quite el polvo." }, sources = { "W-1" },
}
