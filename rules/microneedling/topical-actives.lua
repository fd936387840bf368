-- Actives: retinoids, acids and acne care return one at a time, when the barrier has healed.

local retinoids = {
  en = "Prescription retinoids return after 7 to 10 days.",
  es = "Los retinoides con receta vuelven después de 7 a 10 días.",
}
local acids = {
  en = "Acids sting and peel a healing barrier; advice ranges from 3 to 7 days.",
  es = "Los ácidos pican y pelan una barrera que está curando; los consejos van de 3 a 7 días.",
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
  sources   = { "TT-016" },
}

topical "adapalene" {
  after     = "microneedling", product = "adapalene",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = retinoids,
  sources   = { "TT-017" },
}

topical "tazarotene" {
  after     = "microneedling", product = "tazarotene",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = retinoids,
  sources   = { "TT-018" },
}

topical "aha" {
  after     = "microneedling", product = "aha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = acids,
  sources   = { "TT-019" },
}

topical "bha" {
  after     = "microneedling", product = "bha",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = acids,
  sources   = { "TT-020" },
}

topical "benzoyl-peroxide" {
  after     = "microneedling", product = "benzoyl_peroxide",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "Oxidising acne care waits until day five.",
    es = "Los productos oxidantes contra el acné esperan hasta el quinto día.",
  },
  sources   = { "TT-021", "SF-100" },
}

topical "azelaic-acid" {
  after     = "microneedling", product = "azelaic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Treat like other acids.",
    es = "Trátelo como los demás ácidos.",
  },
  sources   = { "TT-022" },
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
