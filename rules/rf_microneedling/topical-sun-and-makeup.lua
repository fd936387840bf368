-- Sunscreen, makeup and scrubs.

local sunscreen_till = "P30D"

topical "mineral-sunscreen" {
  after     = "rf_microneedling", product = "sunscreen_mineral",
  use       = "recommended", before = "avoid", from = "P3D", till = sunscreen_till, frequency = "1/day",
  because   = {
    en = "One guide starts sunscreen at 72 hours and asks for shade before.",
    es = "Una guía empieza el protector solar a las 72 horas y pide sombra hasta entonces.",
  },
  sources   = { "TT-044" },
}

topical "mineral-sunscreen-at-once" {
  policy    = { sunscreen_after_rf = "mineral-at-once" },
  overrules = { "mineral-sunscreen" },
  after     = "rf_microneedling", product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = sunscreen_till, frequency = "1/day",
  because   = {
    en = "A physician prefers mineral sunscreen at once over organic filters.",
    es = "Un médico prefiere el protector mineral desde el primer momento antes que los filtros orgánicos.",
  },
  sources   = { "TT-045" },
}

topical "chemical-sunscreen" {
  after     = "rf_microneedling", product = "sunscreen_chemical",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "Organic filters may enter channels.",
    es = "Los filtros orgánicos pueden entrar en los canales.",
  },
  sources   = { "TT-046" },
}

topical "makeup" {
  after     = "rf_microneedling", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P2D",
  because   = {
    en = "Clinics ask for 48 hours without makeup.",
    es = "Las clínicas piden 48 horas sin maquillaje.",
  },
  sources   = { "TT-047" },
}

topical "scrub" {
  after     = "rf_microneedling", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Mechanical exfoliation waits a week with the other irritants.",
    es = "La exfoliación mecánica espera una semana, como los demás irritantes.",
  },
  sources   = { "TT-054" },
}

topical "scrub-clinic-72h" {
  policy    = { scrub_after_rf = "clinic-72h" },
  overrules = { "scrub" },
  after     = "rf_microneedling", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "One clinic allows a physical exfoliant after 72 hours.",
    es = "Una clínica permite un exfoliante físico después de 72 horas.",
  },
  sources   = { "TT-055" },
}
