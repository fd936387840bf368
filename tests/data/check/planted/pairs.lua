-- Two rules about the same. Where all rules count, overlap is fine: so these first two are.

bar "hard" {
  works   = { "sanding", "steaming" }, when = hardness :at_least(5),
  grade   = "ask", because = "It wears the paper.", sources = { "W-1" },
}

bar "harder" {
  works   = "sanding", when = hardness :at_least(6),
  grade   = "later", because = "It wears the machine.", sources = { "W-1" },
}

bar "hard-again" {
  works   = "sanding", when = ~hardness :at_most(4),
  grade   = "care", because = "It has to rest.", sources = { "W-1" }, -- planted: contradiction at grade
}

bar "damaged" {
  works   = "oiling", when = fault "damage" :ever() :here(),
  grade   = "later", because = "It soaks.", sources = { "W-1" },
}

bar "wormy" { -- planted: pointless-rule
  works   = "oiling", when = fault "worm" :now() :here(),
  grade   = "care", because = "It soaks there.", sources = { "W-1" },
}

bar "rotten" {
  works   = "oiling", when = fault "rot" :now() :here(),
  grade   = "later", because = "It soaks and swells.", sources = { "W-1" },
}

accept "pointless-rule" {
  of      = { "rotten" },
  because = "It keeps its own reason, which owners ask for.",
}

accept "pointless-rule" { -- planted: idle-acceptance
  of      = { "hard" },
  because = "It was narrower once.",
}

accept "contradiction" { -- planted: idle-acceptance
  of      = { "gone" },
  because = "It was there once.",
}

suit "smooth-by-sanding" {
  wish    = "smooth", work = "sanding", when = hardness :at_most(4), points = 80,
  expect  = "Smooth.", sources = { "W-1" },
}

suit "smooth-by-sanding-the-hard" {
  wish    = "smooth", work = "sanding", when = hardness :at_least(5), points = 60,
  expect  = "Smoother.", sources = { "W-1" },
}

suit "smooth-by-sanding-the-old" {
  wish    = "smooth", work = "sanding", when = age :at_least "P50Y" & hardness :at_most(2),
  points  = 40, -- planted: contradiction at points
  expect  = "A little smoother.", sources = { "W-1" },
}
