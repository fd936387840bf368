-- Makeup after a superficial peel. What is avoided beats what is allowed: mineral makeup counts
-- as makeup for the first day, whatever the sheet that allows it says.

topical "makeup-superficial" {
  after     = "chemical_peel_superficial", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P1D",
  because   = {
    en = "Makeup waits 12 to 24 hours.",
    es = "El maquillaje espera de 12 a 24 horas.",
  },
  sources   = { "TT-065" },
}

topical "mineral-makeup" {
  after     = "chemical_peel_superficial", product = "makeup_mineral",
  use       = "allowed", before = "avoid", from = "PT6H", till = "P7D", frequency = "as_needed",
  because   = {
    en = "Post-procedure mineral makeup is allowed after six hours.",
    es = "El maquillaje mineral para después de tratamientos se permite a las seis horas.",
  },
  sources   = { "TT-066" },
}
