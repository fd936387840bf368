-- After ablative laser: ointment, soaks and antivirals by the clock, and two visits.

local ablative = { "laser_ablative_fractional", "laser_ablative_full" }

step "petrolatum" {
  after     = ablative, act = "do", from = "PT0S", till = "P7D",
  with      = "petrolatum",
  remind    = { at = { "08:00", "12:00", "16:00", "20:00" }, times = 28, expires = "PT2H" },
  message   = {
    en = "Keep a thick layer of ointment on at all times.",
    es = "Lleve siempre una capa gruesa de pomada.",
  },
  sources   = { "AS-081" },
}

step "vinegar-soak" {
  after     = ablative, act = "do", from = "PT12H", till = "P4D",
  with      = "acetic_acid_soak",
  remind    = { at = { "08:00", "14:00", "20:00" }, times = 12, expires = "PT3H" },
  message   = {
    en = "Soak with dilute white vinegar two to three times a day.",
    es = "Aplique compresas de vinagre blanco diluido de dos a tres veces al día.",
  },
  sources   = { "AS-082" },
}

step "vinegar-soak-daily" {
  after     = ablative, act = "do", from = "P4D", till = "P7D",
  with      = "acetic_acid_soak",
  remind    = { at = { "08:00" }, times = 3, expires = "PT4H" },
  message   = {
    en = "Soak once a day now.",
    es = "Ahora aplique compresas una vez al día.",
  },
  sources   = { "AS-083" },
}

step "antiviral" {
  after     = ablative, act = "do", from = "PT0S", till = "P14D",
  remind    = { at = { "08:00", "20:00" }, times = 28, expires = "PT4H" },
  message   = {
    en = "Take your antiviral twice a day for fourteen days.",
    es = "Tome el antiviral dos veces al día durante catorce días.",
  },
  sources   = { "AS-085" },
}

step "antiviral-clinic-7d" {
  policy    = { antiviral_course = "clinic-7d" },
  overrules = { "antiviral" },
  after     = ablative, step = "antiviral", act = "do", from = "PT0S", till = "P7D",
  remind    = { at = { "08:00" }, times = 7, expires = "PT4H" },
  message   = {
    en = "Take your antiviral as prescribed.",
    es = "Tome el antiviral como se lo recetaron.",
  },
  sources   = { "AS-084" },
}

step "telehealth-check" {
  after     = ablative, act = "book", from = "P2D", till = "P3D",
  remind    = true,
  message   = {
    en = "Join a short video check on day two.",
    es = "Conéctese a una breve revisión por vídeo el segundo día.",
  },
  sources   = { "AS-086" },
}

step "clinic-check" {
  after     = ablative, act = "book", from = "P7D", till = "P8D",
  remind    = true,
  message   = {
    en = "Come to the clinic one week after the laser.",
    es = "Venga a la clínica una semana después del láser.",
  },
  sources   = { "AS-087" },
}

step "sunscreen-morning-ablative" {
  after     = ablative, step = "sunscreen-morning", act = "do", from = "P7D", till = "P90D",
  with      = "sunscreen_mineral",
  remind    = { at = { "08:00" }, times = 83, expires = "PT4H" },
  message   = {
    en = "Start mineral sunscreen every morning.",
    es = "Empiece con el protector solar mineral todas las mañanas.",
  },
  sources   = { "AS-088" },
}

step "avoid-sun-ablative" {
  after     = ablative, step = "avoid-sun", act = "avoid", from = "PT0S", till = "P2M",
  remind    = true,
  message   = {
    en = "Avoid direct sun for two months.",
    es = "Evite el sol directo durante dos meses.",
  },
  sources   = { "AS-089" },
}

step "red-flag-infection-ablative" {
  after     = ablative, step = "red-flag-infection", act = "check", from = "P1D", till = "P8D", on_reaction = "send",
  remind    = { at = { "19:00" }, times = 7, expires = "PT12H" },
  message   = {
    en = "Tell us about more pain, itch, pus, blisters or fever.",
    es = "Díganos si hay más dolor, picor, pus, ampollas o fiebre.",
  },
  red_flag  = {
    en = "Call at once; infection after resurfacing needs same-day treatment to avoid scars.",
    es = "Llame de inmediato; una infección después del láser necesita tratamiento el mismo día para evitar cicatrices.",
  },
  sources   = { "AS-090" },
}
