-- Actives: retinoids, acids and acne care return one at a time, when the barrier has healed.

local retinoids = {
  en = "Prescription retinoids return after 7 to 10 days. A lay article has creams against acne soak in at once.",
  es = "Los retinoides con receta vuelven después de 7 a 10 días. Un artículo divulgativo deja penetrar enseguida las cremas contra el acné.",
}
local acids = {
  en = "Acids sting and peel a healing barrier; advice ranges from 3 to 7 days. A lay article has creams against acne soak in at once.",
  es = "Los ácidos pican y pelan una barrera que está curando; los consejos van de 3 a 7 días. Un artículo divulgativo deja penetrar enseguida las cremas contra el acné.",
}

topical "retinol" {
  after     = "microneedling", product = "retinol",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "Retinol irritates a healing barrier; clinics say 5 to 7 days.",
    es = "El retinol irrita una barrera que está curando; las clínicas dicen de 5 a 7 días.",
  },
  sources   = { "TT-015" },
}

topical "tretinoin" {
  after     = "microneedling", product = "tretinoin",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = retinoids,
  sources   = { "TT-016", "SF-100" },
}

topical "adapalene" {
  after     = "microneedling", product = "adapalene",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = retinoids,
  sources   = { "TT-017", "SF-100" },
}

topical "tazarotene" {
  after     = "microneedling", product = "tazarotene",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = retinoids,
  sources   = { "TT-018", "SF-100" },
}

topical "aha" {
  after     = "microneedling", product = "aha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = acids,
  sources   = { "TT-019", "SF-100" },
}

topical "bha" {
  after     = "microneedling", product = "bha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = acids,
  sources   = { "TT-020", "SF-100" },
}

topical "benzoyl-peroxide" {
  after     = "microneedling", product = "benzoyl_peroxide",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "Oxidising acne care waits until day five. A lay article has creams against acne soak in at once.",
    es = "Los productos oxidantes contra el acné esperan hasta el quinto día. Un artículo divulgativo deja penetrar enseguida las cremas contra el acné.",
  },
  sources   = { "TT-021", "SF-100" },
}

topical "azelaic-acid" {
  after     = "microneedling", product = "azelaic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Treat like other acids. A lay article has creams against acne soak in at once.",
    es = "Trátelo como los demás ácidos. Un artículo divulgativo deja penetrar enseguida las cremas contra el acné.",
  },
  sources   = { "TT-022", "SF-100" },
}

topical "hydroquinone" {
  after     = "microneedling", product = "hydroquinone",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Treat like other actives unless the prescriber says otherwise.",
    es = "Trátela como los demás activos, salvo que quien la receta diga otra cosa.",
  },
  sources   = { "TT-023" },
}
