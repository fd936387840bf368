-- Sunscreen, makeup and self-tanner.

local sunscreen_till = "P30D"

topical "mineral-sunscreen" {
  after     = "microneedling", product = "sunscreen_mineral",
  use       = "recommended", before = "avoid", from = "P1D", till = sunscreen_till, frequency = "1/day",
  because   = {
    en = "Device care sheets hold all sunscreen for 24 hours and ask for shade instead.",
    es = "Las hojas de cuidados del equipo esperan 24 horas con cualquier protector solar y piden sombra en su lugar.",
  },
  sources   = { "TT-025" },
}

topical "mineral-sunscreen-at-once" {
  policy    = { sunscreen_after_needling = "mineral-at-once" },
  overrules = { "mineral-sunscreen" },
  after     = "microneedling", product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = sunscreen_till, frequency = "1/day",
  because   = {
    en = "Other clinics want mineral sunscreen straight away because burnt skin pigments.",
    es = "Otras clínicas quieren protector mineral desde el primer momento, porque la piel quemada se mancha.",
  },
  sources   = { "TT-026" },
}

topical "chemical-sunscreen" {
  after     = "microneedling", product = "sunscreen_chemical",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "Organic filters can enter channels and sting; mineral filters are preferred for 48 to 72 hours.",
    es = "Los filtros orgánicos pueden entrar en los canales y picar; durante 48 a 72 horas se prefieren los minerales.",
  },
  sources   = { "TT-027" },
}

topical "makeup" {
  after     = "microneedling", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P2D",
  because   = {
    en = "Pigments and brushes bring germs and particles to open channels.",
    es = "Los pigmentos y las brochas llevan gérmenes y partículas a los canales abiertos.",
  },
  sources   = { "TT-028" },
}

topical "makeup-manufacturer-24h" {
  policy    = { makeup_after_needling = "manufacturer-24h" },
  overrules = { "makeup" },
  after     = "microneedling", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P1D",
  because   = {
    en = "Device care sheets ask for clean skin for the rest of the day.",
    es = "Las hojas de cuidados del equipo piden la piel limpia durante el resto del día.",
  },
  sources   = { "TT-029" },
}

topical "self-tanner" {
  after     = "microneedling", product = "self_tanner",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Dye stains open channels unevenly.",
    es = "El colorante tiñe los canales abiertos de forma desigual.",
  },
  sources   = { "TT-038" },
}
