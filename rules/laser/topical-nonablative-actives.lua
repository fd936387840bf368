-- After fractional non-ablative laser: actives wait a week.

local a_week = "P7D"

topical "retinol-nonablative" {
  after     = "laser_fractional_nonablative", product = "retinol",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "Retinols and acids wait a week.",
    es = "El retinol y los ácidos esperan una semana.",
  },
  sources   = { "TT-079" },
}

topical "tretinoin-nonablative" {
  after     = "laser_fractional_nonablative", product = "tretinoin",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "Retinoids wait a week.",
    es = "Los retinoides esperan una semana.",
  },
  sources   = { "TT-080" },
}

topical "aha" {
  after     = "laser_fractional_nonablative", product = "aha",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "Acids wait a week.",
    es = "Los ácidos esperan una semana.",
  },
  sources   = { "TT-081" },
}

topical "vitamin-c-nonablative" {
  after     = "laser_fractional_nonablative", product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "Clinics hold vitamin C for a week.",
    es = "Las clínicas retrasan la vitamina C una semana.",
  },
  sources   = { "TT-082" },
}

topical "vitamin-c-nonablative-evidence-2024" {
  policy    = { vitamin_c_after_nafl = "evidence-2024" },
  overrules = { "vitamin-c-nonablative" },
  after     = "laser_fractional_nonablative", product = "l_ascorbic_acid",
  details   = { serum = "c_e_ferulic" },
  use       = "allowed", from = "PT0S", till = "P14D", frequency = "1/day",
  because   = {
    en = "A case series applied an antioxidant serum right after the laser.",
    es = "En una serie de casos se aplicó un sérum antioxidante justo después del láser.",
  },
  sources   = { "TT-083" },
}

topical "benzoyl-peroxide" {
  after     = "laser_fractional_nonablative", product = "benzoyl_peroxide",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "No actives during three to five days of healing.",
    es = "Nada de activos durante los tres a cinco días de curación.",
  },
  sources   = { "TT-084" },
}

topical "hydroquinone-nonablative" {
  after     = "laser_fractional_nonablative", product = "hydroquinone",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "Bleaching creams wait a week.",
    es = "Las cremas blanqueadoras esperan una semana.",
  },
  sources   = { "TT-085" },
}

topical "scrub" {
  after     = "laser_fractional_nonablative", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = a_week,
  because   = {
    en = "No scrubbing for at least a week.",
    es = "Nada de frotar durante al menos una semana.",
  },
  sources   = { "TT-086" },
}
