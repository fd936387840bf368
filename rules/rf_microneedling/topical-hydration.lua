-- What may touch the skin from the first hour on.

topical "hyaluronic-acid" {
  after     = "rf_microneedling", product = "hyaluronic_acid_plain",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "as_needed",
  because   = {
    en = "Clinics keep a hydrating serum going from the start.",
    es = "Las clínicas mantienen un sérum hidratante desde el principio.",
  },
  sources   = { "TT-041" },
}

topical "bland-moisturiser" {
  after     = "rf_microneedling", product = "moisturizer_bland",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "2/day",
  because   = {
    en = "Gentle moisturiser or ointment follows each wash.",
    es = "Una hidratante suave o una pomada sigue a cada lavado.",
  },
  sources   = { "TT-042" },
}

topical "healing-ointment" {
  after     = "rf_microneedling", product = "healing_ointment",
  use       = "allowed", from = "PT0S", till = "P3D", frequency = "2/day",
  because   = {
    en = "Ointment is an accepted first-days option.",
    es = "Una pomada es una opción aceptada para los primeros días.",
  },
  sources   = { "TT-043" },
}
