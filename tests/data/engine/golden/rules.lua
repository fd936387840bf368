-- The rules behind the golden documents: every field of every kind once.

local BOOK = { "W-1", "W-2" }

bar "rot" {
  works   = { "sanding", "oiling" },
  when    = fault "rot" :now() :here(),
  grade   = "never",
  because = { en = "Rot spreads with the dust.", es = "La podredumbre se extiende con el polvo." },
  sources = BOOK,
}

bar "coated-lately" {
  works   = "sanding",
  when    = coat "varnish" :within "P6M" & ~wood :is "other",
  grade   = "later",
  because = "Fresh coats clog the paper.",
  sources = { "W-1" },
}

bar "coated-lately-fast" {
  policy    = { drying = "fast" },
  overrules = { "coated-lately" },
  works     = "sanding",
  when      = coat "varnish" :within "P2W",
  grade     = "care",
  because   = "Fast coats are dry in two weeks.",
  sources   = { "W-3" },
}

bar "inlay" {
  works   = "sanding",
  when    = area "inlay",
  grade   = "never",
  because = "Inlays are too thin.",
}

bar "soft" {
  works   = "sanding",
  details = { tool = { "belt", "plane" } },
  when    = (hardness :at_most(2) | wood :is "pine") & age :at_least "P1Y",
  grade   = "ask",
  because = "A belt digs into soft wood.",
}

suit "sanding-smooths" {
  wish     = "smooth", work = { "sanding", "waxing" }, parts = { "table" },
  unless   = mark "stamp",
  points   = 80, sessions = { 1, 3 }, interval = { "P1W", "P1M" },
  expect   = { en = "Smooth to the hand.", es = "Liso al tacto." },
  sources  = { "W-1" },
}

suit "by-hand" {
  wish    = "smooth", work = "sanding",
  details = { tool = "scraper" },
  points  = 60,
}

put "no-water" {
  after   = "sanding", stuff = "water",
  use     = "hold", from = "PT0S", till = "PT48H",
  because = { en = "Water raises the grain.", es = "El agua levanta la fibra." },
  sources = { "W-2" },
}

put "oil" {
  after     = { "sanding", "finishing" }, stuff = "oil",
  use       = "take", before = "hold", from = "P1D", till = "P8D", frequency = "1/day",
  because   = "Oil feeds open wood.",
  sources   = BOOK,
}

put "tung-oil" {
  after     = "sanding", stuff = "tung_oil",
  when      = indoors :yes(),
  use       = "take", from = "P2D", till = "P3D", frequency = "2/day",
  sources   = { "W-3" },
}

job "wipe" {
  after    = { "sanding", "waxing" }, name = "wipe", act = "make",
  from     = "PT2H", till = "P3D",
  remind   = { at = { "20:00", "08:00" }, times = 3, expires = "PT4H" },
  message  = { en = "Wipe off the dust.", es = "Quite el polvo." },
  sources  = { "W-1" },
}

job "look-for-stains" {
  after    = "sanding", act = "look",
  from     = "P1D", till = "P2D",
  remind   = { every = "PT6H", times = 2 },
  message  = "Look for stains.",
  red_flag = { en = "Call the workshop.", es = "Llame al taller." },
}

job "no-load" {
  after    = "sanding", act = "leave",
  from     = "PT0S", till = "P1D",
  message  = "Put nothing on it.",
  sources  = { "W-3" },
}
