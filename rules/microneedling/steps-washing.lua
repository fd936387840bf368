-- The first week: wash, moisturise, let it heal, then bring the actives back.

local twice_a_day = { at = { "08:00", "20:00" }, times = 12, expires = "PT4H" }

step "cleanse" {
  after   = "microneedling", act = "do", from = "P1D", till = "P7D",
  with    = "cleanser_gentle",
  remind  = twice_a_day,
  message = {
    en = "Wash morning and evening with a gentle cleanser and no cloth or brush.",
    es = "Lave por la mañana y por la noche con un limpiador suave, sin paño ni cepillo.",
  },
  sources = { "AS-003" },
}

step "moisturize" {
  after   = "microneedling", act = "do", from = "P1D", till = "P7D",
  with    = "moisturizer_bland", on_reaction = "hold",
  remind  = twice_a_day,
  message = {
    en = "Apply fragrance-free moisturiser after each wash.",
    es = "Aplique una hidratante sin fragancia después de cada lavado.",
  },
  sources = { "AS-005" },
}

step "no-picking" {
  after   = "microneedling", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Let flakes fall off by themselves and do not scratch.",
    es = "Deje que las escamas caigan solas y no se rasque.",
  },
  sources = { "AS-020" },
}

step "actives-pause" {
  after   = "microneedling", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Keep retinoids, acids, vitamin C and benzoyl peroxide away until we tell you.",
    es = "No use retinoides, ácidos, vitamina C ni peróxido de benzoilo hasta que le avisemos.",
  },
  sources = { "AS-021" },
}

step "actives-restart" {
  after   = "microneedling", act = "do", from = "P7D", till = "P8D",
  with    = { "tretinoin", "aha", "bha", "l_ascorbic_acid", "benzoyl_peroxide" },
  remind  = true,
  message = {
    en = "If the skin is calm you may restart one active product tonight.",
    es = "Si la piel está tranquila, esta noche puede volver a usar un producto activo.",
  },
  sources = { "AS-022" },
}
