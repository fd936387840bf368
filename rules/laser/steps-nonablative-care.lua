-- After fractional non-ablative laser: cool, wash, moisturise, and a look at day two.

step "cold-compress" {
  after    = "laser_fractional_nonablative", act = "do", from = "PT0S", till = "PT8H",
  remind   = { every = "PT1H", times = 8, expires = "PT1H" },
  message  = {
    en = "Cool the area for ten minutes of every hour until bedtime.",
    es = "Enfríe la zona diez minutos de cada hora hasta la hora de dormir.",
  },
  sources  = { "AS-069" },
}

step "sleep-elevated" {
  after    = "laser_fractional_nonablative", act = "do", from = "PT0S", till = "P2D",
  remind   = true,
  message  = {
    en = "Sleep with extra pillows for one to two nights.",
    es = "Duerma con almohadas de más una o dos noches.",
  },
  sources  = { "AS-070" },
}

step "cleanse" {
  after    = "laser_fractional_nonablative", act = "do", from = "P1D", till = "P7D",
  with     = "cleanser_gentle",
  remind   = { at = { "08:00", "20:00" }, times = 12, expires = "PT4H" },
  message  = {
    en = "Wash twice a day with a gentle cleanser.",
    es = "Lave dos veces al día con un limpiador suave.",
  },
  sources  = { "AS-071" },
}

step "moisturize" {
  after    = "laser_fractional_nonablative", act = "do", from = "PT2H", till = "P7D",
  with     = "moisturizer_bland",
  remind   = { at = { "08:00", "12:00", "16:00", "20:00" }, times = 28, expires = "PT2H" },
  message  = {
    en = "Moisturise at least four times a day.",
    es = "Hidrate al menos cuatro veces al día.",
  },
  sources  = { "AS-072" },
}

step "no-picking" {
  after    = "laser_fractional_nonablative", act = "avoid", from = "PT0S", till = "P7D",
  remind   = true,
  message  = {
    en = "No scrubbing or rubbing; bronzed skin sheds by itself.",
    es = "No frote ni raspe; la piel bronceada se desprende sola.",
  },
  sources  = { "AS-077" },
}

step "followup-visit" {
  after    = "laser_fractional_nonablative", act = "book", from = "P2D", till = "P3D",
  remind   = true,
  message  = {
    en = "Come in on day two or three so we can check healing.",
    es = "Venga el segundo o tercer día para que veamos cómo cura.",
  },
  sources  = { "AS-078" },
}

step "red-flag-infection-nonablative" {
  after       = "laser_fractional_nonablative", step = "red-flag-infection", act = "check", from = "P1D", till = "P5D",
  on_reaction = "send",
  remind      = { at = { "19:00" }, times = 4, expires = "PT12H" },
  message     = {
    en = "Tell us about worsening pain, blisters, fever or a cold sore.",
    es = "Díganos si el dolor empeora o hay ampollas, fiebre o herpes labial.",
  },
  red_flag    = {
    en = "Call the clinic the same day; blisters may be burn or herpes.",
    es = "Llame a la clínica el mismo día; las ampollas pueden ser quemadura o herpes.",
  },
  sources     = { "AS-079" },
}

step "book-next" {
  after    = "laser_fractional_nonablative", act = "book", from = "P21D", till = "P28D", till_next = true,
  remind   = true,
  message  = {
    en = "Book the next laser session for four weeks after this one.",
    es = "Reserve la próxima sesión de láser para cuatro semanas después de esta.",
  },
  sources  = { "AS-080" },
}
