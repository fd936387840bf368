-- After a superficial peel: moisture and sunscreen at once, actives after a week.

topical "bland-moisturiser" {
  after     = "chemical_peel_superficial", product = "moisturizer_bland",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "4/day",
  because   = {
    en = "Moisturiser four to five times a day limits flaking.",
    es = "Una hidratante de cuatro a cinco veces al día limita la descamación.",
  },
  sources   = { "TT-057" },
}

topical "mineral-sunscreen-superficial" {
  after     = "chemical_peel_superficial", product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = "P30D", frequency = "1/day",
  because   = {
    en = "Sunscreen each morning and every two hours outdoors protects the result.",
    es = "El protector solar cada mañana y cada dos horas al aire libre protege el resultado.",
  },
  sources   = { "TT-058" },
}

topical "gentle-cleanser-superficial" {
  after     = "chemical_peel_superficial", product = "cleanser_gentle",
  use       = "recommended", before = "avoid", from = "PT6H", till = "P7D", frequency = "1/day",
  because   = {
    en = "Some peels stay on four to six hours before the first wash, others twelve.",
    es = "Algunos peelings se dejan de cuatro a seis horas antes del primer lavado; otros, doce.",
  },
  sources   = { "TT-059" },
}

topical "retinoids" {
  after     = "chemical_peel_superficial", product = "retinoid_topical",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Retinoids return five to seven days after the peel when skin is healed.",
    es = "Los retinoides vuelven de cinco a siete días después del peeling, cuando la piel ha curado.",
  },
  sources   = { "TT-060" },
}

topical "benzoyl-peroxide" {
  after     = "chemical_peel_superficial", product = "benzoyl_peroxide",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Drying agents are avoided while healing.",
    es = "Mientras cura se evitan los productos que resecan.",
  },
  sources   = { "TT-061" },
}

topical "aha" {
  after     = "chemical_peel_superficial", product = "aha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Further peeling agents are avoided; minimum advice is two to three days.",
    es = "Se evitan otros agentes exfoliantes; el consejo mínimo es de dos a tres días.",
  },
  sources   = { "TT-062" },
}

topical "hydroquinone" {
  after     = "chemical_peel_superficial", product = "hydroquinone",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Resume with other actives.",
    es = "Vuelve con los demás activos.",
  },
  sources   = { "TT-067" },
}

topical "fragrance" {
  after     = "chemical_peel_superficial", product = "fragrance",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Fragranced products are avoided for five to seven days.",
    es = "Los productos perfumados se evitan de cinco a siete días.",
  },
  sources   = { "TT-063" },
}

topical "scrub" {
  after     = "chemical_peel_superficial", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = "P14D",
  because   = {
    en = "No exfoliation for about two weeks.",
    es = "Nada de exfoliación durante unas dos semanas.",
  },
  sources   = { "TT-064" },
}
