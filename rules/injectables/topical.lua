-- Makeup, and the rubbing that comes with it.

topical "makeup-toxin" {
  after     = "botulinum_toxin", product = "makeup",
  use       = "avoid", from = "PT0S", till = "PT6H",
  because   = {
    en = "Rubbing in makeup is delayed about six hours; some clinics allow it at once.",
    es = "Frotar al maquillarse se retrasa unas seis horas; algunas clínicas lo permiten enseguida.",
  },
  sources   = { "TT-114" },
}

topical "makeup-filler" {
  after     = "dermal_filler", product = "makeup",
  use       = "avoid", from = "PT0S", till = "PT12H",
  because   = {
    en = "A leaflet asks for twelve hours without makeup.",
    es = "Un folleto pide doce horas sin maquillaje.",
  },
  sources   = { "TT-115" },
}
