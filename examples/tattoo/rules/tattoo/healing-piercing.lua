-- How a piercing heals; and what must not be missed in either.

step "rinse" {
  after   = "piercing", act = "do", from = "PT12H", till = "P42D",
  remind  = { at = { "08:00", "20:00" }, times = 14, expires = "PT4H" },
  message = {
    en = "Rinse with sterile saline morning and evening, and dab dry with clean paper.",
    es = "Enjuague con suero estéril por la mañana y por la noche, y seque con papel limpio.",
  },
  sources = { "PIERCING-HEALING" },
}

step "do-not-turn" {
  after   = "piercing", act = "avoid", from = "PT0S", till = "P42D",
  remind  = true,
  message = {
    en = "Do not turn or pull the jewellery, and keep your fingers off.",
    es = "No gire la joya ni tire de ella, y no se toque.",
  },
  sources = { "PIERCING-HEALING" },
}

step "sleep-on-the-other-side" {
  after   = "piercing_cartilage", act = "avoid", from = "PT0S", till = "P84D",
  remind  = true,
  message = {
    en = "Sleep on the other side: pressure makes the channel heal crooked.",
    es = "Duerma sobre el otro lado: con la presión el canal cicatriza torcido.",
  },
  sources = { "PIERCING-HEALING" },
}

step "shorten-the-bar" {
  after   = "piercing_cartilage", act = "book", from = "P28D", till = "P42D",
  remind  = true,
  message = {
    en = "Come by: the swelling is gone, and a shorter bar heals better.",
    es = "Pase a vernos: la hinchazón ha bajado y una barra más corta cicatriza mejor.",
  },
  sources = { "PIERCING-HEALING" },
}

step "infection-check" {
  after    = { "tattoo", "piercing" }, act = "check", from = "P1D", till = "P8D",
  remind   = { at = { "19:00" }, days = "P2D", times = 3, expires = "PT12H" },
  message  = {
    en = "Look at it in good light: is it getting redder, hotter or more painful, or is there pus?",
    es = "Mírelo con buena luz: ¿está más rojo, más caliente, duele más o hay pus?",
  },
  red_flag = {
    en = "See a physician today, keep a piercing's jewellery in, and go to emergency care for fever or redness that spreads.",
    es = "Vaya hoy al médico, no se quite la joya de una perforación y acuda a urgencias si hay fiebre o una rojez que se extiende.",
  },
  sources  = { "TATTOO-HEALING", "PIERCING-HEALING" },
}
