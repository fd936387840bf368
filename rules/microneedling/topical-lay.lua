-- What a lay article says of creams after needling. It sleeps unless a clinic chooses it, it
-- overrules nothing, and wherever another rule says avoid, avoid it is.

topical "any-cream-seed" {
  policy    = { immediate_topicals = "seed" },
  after     = "microneedling", product = "topical_any",
  use       = "allowed", from = "PT0S", till = "P7D", frequency = "2/day",
  because   = {
    en = "The lay source calls the hours after needling the best time for any cream or serum; safety rules override it.",
    es = "La fuente no profesional llama a las horas tras las agujas el mejor momento para cualquier crema o sérum; las reglas de seguridad prevalecen.",
  },
  sources   = { "TT-001", "SF-095", "SF-098", "SF-099" },
}

topical "acne-products-seed" {
  policy    = { immediate_topicals = "seed" },
  after     = "microneedling", product = "acne_topical",
  use       = "allowed", from = "PT0S", till = "P7D", frequency = "1/day",
  because   = {
    en = "The lay source says acne products work better through the channels; safety rules override it.",
    es = "La fuente no profesional dice que los productos contra el acné funcionan mejor por los canales; las reglas de seguridad prevalecen.",
  },
  sources   = { "TT-002", "SF-100" },
}
