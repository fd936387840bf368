-- Actives: retinoids, acids and acne care return one at a time, when the skin has healed.

local irritants = {
  en = "Irritants wait one week.",
  es = "Los irritantes esperan una semana.",
}

topical "retinol" {
  after     = "rf_microneedling", product = "retinol",
  use       = "avoid", from = "PT0S", till = "P10D",
  because   = {
    en = "Retinol and acids wait 7 to 10 days.",
    es = "El retinol y los ácidos esperan de 7 a 10 días.",
  },
  sources   = { "TT-048" },
}

topical "tretinoin" {
  after     = "rf_microneedling", product = "tretinoin",
  use       = "avoid", from = "PT0S", till = "P10D",
  because   = {
    en = "Retinoids wait 7 to 10 days.",
    es = "Los retinoides esperan de 7 a 10 días.",
  },
  sources   = { "TT-049" },
}

topical "aha" {
  after     = "rf_microneedling", product = "aha",
  use       = "avoid", from = "PT0S", till = "P10D",
  because   = {
    en = "Acids wait 7 to 10 days.",
    es = "Los ácidos esperan de 7 a 10 días.",
  },
  sources   = { "TT-050" },
}

topical "bha" {
  after     = "rf_microneedling", product = "bha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = irritants,
  sources   = { "TT-051" },
}

topical "benzoyl-peroxide" {
  after     = "rf_microneedling", product = "benzoyl_peroxide",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = irritants,
  sources   = { "TT-052" },
}

topical "vitamin-c" {
  after     = "rf_microneedling", product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Vitamin C waits with the other actives.",
    es = "La vitamina C espera junto con los demás activos.",
  },
  sources   = { "TT-053" },
}

topical "hydroquinone" {
  after     = "rf_microneedling", product = "hydroquinone",
  use       = "recommended", before = "avoid", from = "P7D", till = "P12W", frequency = "1/day",
  because   = {
    en = "Pigment control restarts after healing (3 to 7 days) to limit hyperpigmentation.",
    es = "El control del pigmento vuelve a empezar después de curar (3 a 7 días) para limitar las manchas.",
  },
  sources   = { "TT-056" },
}
