-- After a superficial peel: wash, moisturise, protect, and let it peel by itself.

step "no-wash" {
  after   = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "PT6H",
  message = {
    en = "Do not wash the peel off before the time on your sheet.",
    es = "No se retire el peeling con agua antes de la hora que indica su hoja.",
  },
  sources = { "AS-046" },
}

step "cleanse-superficial" {
  after   = "chemical_peel_superficial", step = "cleanse", act = "do", from = "PT6H", till = "P7D",
  with    = "cleanser_gentle",
  remind  = { at = { "08:00" }, times = 7, expires = "PT4H" },
  message = {
    en = "Wash once a day with a gentle cleanser.",
    es = "Lave una vez al día con un limpiador suave.",
  },
  sources = { "AS-047" },
}

step "moisturize" {
  after   = "chemical_peel_superficial", act = "do", from = "PT2H", till = "P7D",
  with    = "moisturizer_bland",
  remind  = { at = { "08:00", "12:00", "16:00", "20:00" }, times = 28, expires = "PT2H" },
  message = {
    en = "Apply bland moisturiser four times a day.",
    es = "Aplique una hidratante simple cuatro veces al día.",
  },
  sources = { "AS-048" },
}

step "sunscreen-morning" {
  after   = "chemical_peel_superficial", act = "do", from = "PT0S", till = "P30D",
  with    = "sunscreen_mineral",
  remind  = { at = { "08:00" }, times = 30, expires = "PT4H" },
  message = {
    en = "Put on sunscreen of factor 30 or more each morning.",
    es = "Póngase protector solar de factor 30 o más cada mañana.",
  },
  sources = { "AS-049" },
}

step "sunscreen-reapply" {
  after   = "chemical_peel_superficial", act = "do", from = "PT0S", till = "P7D",
  with    = "sunscreen_mineral",
  remind  = { at = { "10:00", "12:00", "14:00", "16:00" }, times = 28, expires = "PT1H" },
  message = {
    en = "Reapply sunscreen every two hours outdoors.",
    es = "Vuelva a ponerse protector solar cada dos horas al aire libre.",
  },
  sources = { "AS-050" },
}

step "no-picking-superficial" {
  after   = "chemical_peel_superficial", step = "no-picking", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Do not pull peeling skin; it can scar or darken.",
    es = "No tire de la piel que se pela; puede dejar cicatriz o mancha.",
  },
  sources = { "AS-054" },
}

step "actives-pause" {
  after   = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Keep retinoids and acids off until the skin has healed.",
    es = "No use retinoides ni ácidos hasta que la piel haya curado.",
  },
  sources = { "AS-055" },
}
