-- After a peel of medium depth: a bland ointment until the surface has closed.

topical "plain-petrolatum" {
  after     = "chemical_peel_medium", product = "petrolatum",
  use       = "recommended", from = "PT0S", till = "P10D", frequency = "4/day",
  because   = {
    en = "A bland occlusive prevents crusts until the surface has healed at 7 to 10 days.",
    es = "Una pomada oclusiva simple evita costras hasta que la superficie ha curado, de 7 a 10 días.",
  },
  sources   = { "TT-068" },
}

topical "dilute-vinegar" {
  after     = "chemical_peel_medium", product = "acetic_acid_soak",
  use       = "recommended", before = "avoid", from = "P1D", till = "P7D", frequency = "4/day",
  because   = {
    en = "Dilute vinegar soaks clean and debride.",
    es = "Las compresas de vinagre diluido limpian y retiran restos.",
  },
  sources   = { "TT-069" },
}

topical "gentle-cleanser-medium" {
  after     = "chemical_peel_medium", product = "cleanser_gentle",
  use       = "recommended", before = "avoid", from = "P1D", till = "P10D", frequency = "2/day",
  because   = {
    en = "Non-detergent cleanser from 24 hours.",
    es = "Un limpiador sin detergente a partir de las 24 horas.",
  },
  sources   = { "TT-070" },
}

topical "mild-steroid" {
  after     = "chemical_peel_medium", product = "topical_steroid_mild",
  use       = "allowed", before = "avoid", from = "P1D", till = "P5D", frequency = "1/day",
  because   = {
    en = "One percent hydrocortisone may stop scratching.",
    es = "La hidrocortisona al uno por ciento puede frenar el rascado.",
  },
  sources   = { "TT-073" },
}

topical "mineral-sunscreen-medium" {
  after     = "chemical_peel_medium", product = "sunscreen_mineral",
  use       = "recommended", before = "avoid", from = "P7D", till = "P90D", frequency = "1/day",
  because   = {
    en = "Sun is avoided for six weeks; sunscreen starts once skin is closed.",
    es = "Se evita el sol durante seis semanas; el protector solar empieza cuando la piel está cerrada.",
  },
  sources   = { "TT-074" },
}

topical "makeup-medium" {
  after     = "chemical_peel_medium", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P10D",
  because   = {
    en = "Makeup waits until the surface has healed at about ten days.",
    es = "El maquillaje espera hasta que la superficie ha curado, hacia los diez días.",
  },
  sources   = { "TT-071" },
}

topical "tretinoin" {
  after     = "chemical_peel_medium", product = "tretinoin",
  use       = "avoid", from = "PT0S", till = "P14D",
  because   = {
    en = "Long-term care with tretinoin resumes only after full healing.",
    es = "El cuidado prolongado con tretinoína vuelve solo tras la curación completa.",
  },
  sources   = { "TT-072" },
}
