-- Medicines on the skin that are not actives.

topical "antibiotic-ointment" {
  after     = "microneedling", product = "topical_antibiotic",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Antibiotic ointment heals no better than petrolatum and can cause contact allergy; use only for diagnosed infection.",
    es = "La pomada antibiótica no cura mejor que la vaselina y puede causar alergia de contacto; solo para una infección diagnosticada.",
  },
  sources   = { "TT-032" },
}

topical "antibiotic-ointment-clinic-routine" {
  policy    = { topical_antibiotic_routine = "clinic-routine" },
  overrules = { "antibiotic-ointment" },
  after     = "microneedling", product = "topical_antibiotic",
  use       = "allowed", from = "PT0S", till = "P2D", frequency = "2/day",
  because   = {
    en = "One guide tells patients to apply antibiotic cream for two days.",
    es = "Una guía indica aplicar crema antibiótica durante dos días.",
  },
  sources   = { "TT-033" },
}

topical "mild-steroid" {
  after     = "microneedling", product = "topical_steroid_mild",
  use       = "allowed", from = "PT0S", till = "P2D", frequency = "1/day",
  because   = {
    en = "Mild hydrocortisone may be used for itch; it does not treat granulomas.",
    es = "La hidrocortisona suave puede usarse para el picor; no trata los granulomas.",
  },
  sources   = { "TT-034" },
}

topical "numbing-cream" {
  after     = "microneedling", product = "lidocaine_topical",
  use       = "avoid", from = "PT0S", till = "P1D",
  because   = {
    en = "Numbing cream on broken skin can reach toxic blood levels.",
    es = "La crema anestésica sobre piel abierta puede alcanzar niveles tóxicos en la sangre.",
  },
  sources   = { "TT-035" },
}
