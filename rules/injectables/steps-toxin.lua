-- After toxin: it must stay where it was put, and what it does elsewhere must not be missed.

step "stay-upright" {
  after    = "botulinum_toxin", act = "do", from = "PT0S", till = "PT4H",
  message  = {
    en = "Stay upright for four hours.",
    es = "Permanezca en posición erguida durante cuatro horas.",
  },
  sources  = { "AS-100" },
}

step "no-rubbing" {
  after    = "botulinum_toxin", act = "avoid", from = "PT0S", till = "P1D",
  remind   = true,
  message  = {
    en = "Do not rub or massage the treated area for a day.",
    es = "No frote ni masajee la zona tratada durante un día.",
  },
  sources  = { "AS-101" },
}

step "avoid-exercise-toxin" {
  after    = "botulinum_toxin", step = "avoid-exercise", act = "avoid", from = "PT0S", till = "P1D",
  message  = {
    en = "Skip hard exercise for the rest of the day.",
    es = "Evite el ejercicio intenso durante el resto del día.",
  },
  sources  = { "AS-102" },
}

step "red-flag-spread" {
  after    = "botulinum_toxin", act = "check", from = "P1D", till = "P14D", on_reaction = "send",
  remind   = { every = "P3D", times = 5, expires = "P1D" },
  message  = {
    en = "Tell us about trouble swallowing, speaking, breathing or a drooping lid.",
    es = "Díganos si le cuesta tragar, hablar o respirar, o si se le cae un párpado.",
  },
  red_flag = {
    en = "Trouble breathing or swallowing is an emergency: call emergency services.",
    es = "La dificultad para respirar o tragar es una urgencia: llame a los servicios de emergencia.",
  },
  sources  = { "AS-103" },
}

step "review-visit-toxin" {
  after    = "botulinum_toxin", step = "review-visit", act = "book", from = "P14D", till = "P15D",
  remind   = true,
  message  = {
    en = "Full effect is reached at two weeks; come for review if needed.",
    es = "El efecto completo se alcanza a las dos semanas; venga a revisión si hace falta.",
  },
  sources  = { "AS-104" },
}

step "book-next" {
  after    = "botulinum_toxin", act = "book", from = "P3M", till = "P4M", till_next = true,
  remind   = true,
  message  = {
    en = "The effect fades after three to four months; book if you want to repeat it.",
    es = "El efecto se pierde a los tres o cuatro meses; reserve si quiere repetirlo.",
  },
  sources  = { "AS-105" },
}
