-- What stings, rubs or sensitises.

topical "fragrance" {
  after     = "microneedling", product = "fragrance",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "Fragrance and essential oils bypass the barrier and can sensitise. A lay article praises how the punctures carry down whatever is put on.",
    es = "La fragancia y los aceites esenciales atraviesan la barrera y pueden sensibilizar. Un artículo divulgativo elogia que las punciones lleven hacia dentro lo que se aplica.",
  },
  sources   = { "TT-030", "SF-099" },
}

topical "facial-oil" {
  after     = "microneedling", product = "facial_oil",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "Cosmetic oils and essential oils are not made for open channels.",
    es = "Los aceites cosméticos y esenciales no están hechos para canales abiertos.",
  },
  sources   = { "TT-037" },
}

topical "scrub" {
  after     = "microneedling", product = "exfoliant_scrub",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Rubbing tears flakes from new skin.",
    es = "Frotar arranca las escamas de la piel nueva.",
  },
  sources   = { "TT-031" },
}

topical "alcohol-toner" {
  after     = "microneedling", product = "alcohol_toner",
  use       = "avoid", from = "PT0S", till = "P10D",
  because   = {
    en = "Alcohol toners dry and sting healing skin.",
    es = "Los tónicos con alcohol resecan y pican la piel que está curando.",
  },
  sources   = { "TT-036" },
}
