-- After fractional non-ablative laser the surface stays whole: moisture, sunscreen, makeup.

topical "bland-moisturiser-nonablative" {
  after     = "laser_fractional_nonablative", product = "moisturizer_bland",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "4/day",
  because   = {
    en = "Moisturiser at least four times a day eases healing.",
    es = "Una hidratante al menos cuatro veces al día facilita la curación.",
  },
  sources   = { "TT-075" },
}

topical "petrolatum-nonablative" {
  after     = "laser_fractional_nonablative", product = "petrolatum",
  use       = "allowed", from = "PT0S", till = "P3D", frequency = "as_needed",
  because   = {
    en = "A thin layer covers spots that ooze.",
    es = "Una capa fina cubre los puntos que supuran.",
  },
  sources   = { "TT-078" },
}

topical "mineral-sunscreen-nonablative" {
  after     = "laser_fractional_nonablative", product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = "P60D", frequency = "1/day",
  because   = {
    en = "The surface stays intact, so sunscreen may start at once.",
    es = "La superficie sigue intacta, así que el protector solar puede empezar enseguida.",
  },
  sources   = { "TT-076" },
}

topical "makeup-nonablative" {
  after     = "laser_fractional_nonablative", product = "makeup",
  use       = "avoid", from = "PT0S", till = "P1D",
  because   = {
    en = "Mineral makeup from day one; a text allows makeup at once.",
    es = "Maquillaje mineral desde el primer día; un texto permite el maquillaje enseguida.",
  },
  sources   = { "TT-077" },
}
