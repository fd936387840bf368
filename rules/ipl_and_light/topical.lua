-- After intense pulsed light the surface is whole: sunscreen and makeup at once, actives later.
-- After LED light all goes on as before.

topical "mineral-sunscreen" {
  after     = "ipl", product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = "P4W", frequency = "1/day",
  because   = {
    en = "Sunscreen is mandatory for at least four weeks.",
    es = "El protector solar es obligatorio durante al menos cuatro semanas.",
  },
  sources   = { "TT-102" },
}

topical "bland-moisturiser" {
  after     = "ipl", product = "moisturizer_bland",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "2/day",
  because   = {
    en = "Wash and moisturise twice daily with gentle products.",
    es = "Lavar e hidratar dos veces al día con productos suaves.",
  },
  sources   = { "TT-103" },
}

topical "makeup" {
  after     = "ipl", product = "makeup",
  use       = "allowed", from = "PT0S", till = "P7D", frequency = "as_needed",
  because   = {
    en = "Makeup may go on gently at once if skin is unbroken.",
    es = "El maquillaje puede ponerse con suavidad enseguida si la piel está intacta.",
  },
  sources   = { "TT-104" },
}

topical "retinoids" {
  after     = "ipl", product = "retinoid_topical",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Retinoids, acids and vitamin C wait a week.",
    es = "Los retinoides, los ácidos y la vitamina C esperan una semana.",
  },
  sources   = { "TT-105" },
}

topical "retinoids-dermatologist-2d" {
  policy    = { retinoid_after_ipl = "dermatologist-2d" },
  overrules = { "retinoids" },
  after     = "ipl", product = "retinoid_topical",
  use       = "avoid", from = "PT0S", till = "P2D",
  because   = {
    en = "A dermatology practice restarts retinoids and glycolic acid after two days.",
    es = "Una consulta de dermatología vuelve a los retinoides y al ácido glicólico a los dos días.",
  },
  sources   = { "TT-106" },
}

topical "aha" {
  after     = "ipl", product = "aha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Acids wait a week.",
    es = "Los ácidos esperan una semana.",
  },
  sources   = { "TT-107" },
}

topical "vitamin-c" {
  after     = "ipl", product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Vitamin C waits a week.",
    es = "La vitamina C espera una semana.",
  },
  sources   = { "TT-108" },
}

topical "scrub" {
  after     = "ipl", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "Scrubs wait five days, then may help loose flakes.",
    es = "Los exfoliantes esperan cinco días; después pueden ayudar con las escamas sueltas.",
  },
  sources   = { "TT-109" },
}

topical "bland-moisturiser-led" {
  after     = "led_light", product = "moisturizer_bland",
  use       = "allowed", from = "PT0S", till = "P1D", frequency = "2/day",
  because   = {
    en = "No barrier injury, so normal care continues.",
    es = "La barrera no se daña, así que el cuidado normal continúa.",
  },
  sources   = { "TT-110" },
}
