-- What goes on the skin while it heals.

topical "ointment" {
  after     = "tattoo", product = "healing_ointment",
  use       = "recommended", before = "avoid", from = "PT3H", till = "P14D", frequency = "2/day",
  because   = {
    en = "A thin layer keeps the skin supple; a thick one keeps it too wet.",
    es = "Una capa fina mantiene la piel flexible; una gruesa la deja demasiado húmeda.",
  },
  sources   = { "TATTOO-HEALING" },
}

topical "mild-soap" {
  after     = "tattoo", product = "mild_soap",
  use       = "recommended", before = "avoid", from = "PT3H", till = "P14D", frequency = "2/day",
  because   = {
    en = "It takes off dried fluid, and leaves the skin its own oils.",
    es = "Retira el líquido seco y respeta la grasa de la piel.",
  },
  sources   = { "TATTOO-HEALING" },
}

local under_film = {
  en = "The film stays closed for three days; after that as always.",
  es = "La película queda cerrada tres días; después, como siempre.",
}

topical "ointment-film" {
  policy    = { dressing = "film" },
  overrules = { "ointment" },
  after     = "tattoo", product = "healing_ointment",
  use       = "recommended", before = "avoid", from = "P3D", till = "P14D", frequency = "2/day",
  because   = under_film,
  sources   = { "TATTOO-HEALING" },
}

topical "mild-soap-film" {
  policy    = { dressing = "film" },
  overrules = { "mild-soap" },
  after     = "tattoo", product = "mild_soap",
  use       = "recommended", before = "avoid", from = "P3D", till = "P14D", frequency = "2/day",
  because   = under_film,
  sources   = { "TATTOO-HEALING" },
}

topical "moisturiser" {
  after     = "tattoo", product = "moisturiser_unscented",
  use       = "recommended", before = "avoid", from = "P14D", till = "P42D", frequency = "1/day",
  because   = {
    en = "Once the skin is closed, it only needs moisture.",
    es = "Con la piel cerrada, solo necesita hidratación.",
  },
  sources   = { "TATTOO-HEALING" },
}

topical "sunscreen" {
  after     = "tattoo", product = "sunscreen",
  use       = "recommended", before = "avoid", from = "P28D", till = "P365D", frequency = "as_needed",
  because   = {
    en = "Not on open skin; on healed skin it keeps the colours.",
    es = "No sobre piel abierta; sobre la ya curada conserva los colores.",
  },
  sources   = { "TATTOO-HEALING" },
}

topical "scented-lotion" {
  after     = { "tattoo", "piercing" }, product = "scented_lotion",
  use       = "avoid", from = "PT0S", till = "P28D",
  because   = {
    en = "Perfume stings, and provokes allergies on open skin.",
    es = "El perfume escuece y provoca alergias en la piel abierta.",
  },
  sources   = { "TATTOO-HEALING", "PIERCING-HEALING" },
}

topical "petroleum-jelly" {
  after     = "tattoo", product = "petroleum_jelly",
  use       = "avoid", from = "PT0S", till = "P14D",
  because   = { en = "It shuts the wound off and draws the ink out.", es = "Tapa la herida y arrastra la tinta." },
  sources   = { "TATTOO-HEALING" },
}

topical "disinfectant" {
  after     = { "tattoo", "piercing" }, product = "disinfectant",
  use       = "avoid", from = "PT0S", till = "P42D",
  because   = { en = "It dries the wound out and slows it down.", es = "Reseca la herida y retrasa la cicatrización." },
  sources   = { "TATTOO-HEALING", "PIERCING-HEALING" },
}

topical "saline" {
  after     = "piercing", product = "saline",
  use       = "recommended", from = "PT0S", till = "P42D", frequency = "2/day",
  because   = { en = "It rinses without irritating.", es = "Enjuaga sin irritar." },
  sources   = { "PIERCING-HEALING" },
}

topical "ointment-in-a-piercing" {
  after     = "piercing", product = "healing_ointment",
  use       = "avoid", from = "PT0S", till = "P42D",
  because   = { en = "It closes the channel, which has to drain.", es = "Cierra el canal, que tiene que drenar." },
  sources   = { "PIERCING-HEALING" },
}
