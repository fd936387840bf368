-- The first day: hands off, then water, a thin layer, a clean pillow.

step "hands-off" {
  after   = "microneedling", act = "avoid", from = "PT0S", till = "PT5H",
  message = {
    en = "Do not touch or wash the treated skin for the first five hours, except to put on what we gave you.",
    es = "No toque ni lave la piel tratada durante las primeras cinco horas, salvo para ponerse lo que le dimos.",
  },
  sources = { "AS-001" },
}

step "cleanse-first" {
  after   = "microneedling", act = "do", from = "PT5H", till = "PT12H",
  with    = "cleanser_gentle",
  remind  = true,
  message = {
    en = "Rinse with lukewarm water and a gentle cleanser using clean fingertips, then pat dry.",
    es = "Lave con agua tibia y un limpiador suave, con las yemas de los dedos limpias, y seque sin frotar.",
  },
  sources = { "AS-002" },
}

step "hydrate" {
  after   = "microneedling", act = "do", from = "PT2H", till = "PT8H",
  with    = "hyaluronic_acid_plain", on_reaction = "hold",
  remind  = { every = "PT2H", times = 3, expires = "PT1H" },
  message = {
    en = "Apply a thin layer of the plain hydrating product you were given.",
    es = "Aplique una capa fina del producto hidratante simple que le dieron.",
  },
  sources = { "AS-004" },
}

step "avoid-alcohol" {
  after   = "microneedling", act = "avoid", from = "PT0S", till = "P1D",
  message = {
    en = "Leave alcohol for a day as it increases redness.",
    es = "Evite el alcohol durante un día, porque aumenta la rojez.",
  },
  sources = { "AS-017" },
}

step "clean-pillowcase" {
  after   = "microneedling", act = "do", from = "PT0S", till = "PT12H",
  remind  = true,
  message = {
    en = "Sleep on a fresh pillowcase tonight.",
    es = "Duerma esta noche con una funda de almohada limpia.",
  },
  sources = { "AS-018" },
}

step "drink-water" {
  after   = "microneedling", act = "do", from = "PT0S", till = "P1D",
  message = {
    en = "Drink water through the day.",
    es = "Beba agua a lo largo del día.",
  },
  sources = { "AS-019" },
}
