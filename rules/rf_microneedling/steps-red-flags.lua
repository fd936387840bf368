-- What must not be missed, and the next session. A reminder with a red flag ignores quiet hours.

step "red-flag-infection" {
  after    = "rf_microneedling", act = "check", from = "P1D", till = "P4D", on_reaction = "send",
  remind   = { at = { "19:00" }, times = 3, expires = "PT12H" },
  message  = {
    en = "Tell us about worsening pain, heavy swelling, pus or fever.",
    es = "Díganos si el dolor empeora, hay mucha hinchazón, pus o fiebre.",
  },
  red_flag = {
    en = "Call the clinic the same day; go to emergency care for fever or fast spreading redness.",
    es = "Llame a la clínica el mismo día; acuda a urgencias si hay fiebre o rojez que se extiende deprisa.",
  },
  sources  = { "AS-042" },
}

step "red-flag-burn" {
  after    = "rf_microneedling", act = "check", from = "P1D", till = "P3D",
  remind   = { at = { "09:00" }, times = 2, expires = "PT12H" },
  message  = {
    en = "Look for blisters or grid-shaped burns.",
    es = "Fíjese si hay ampollas o quemaduras en forma de cuadrícula.",
  },
  red_flag = {
    en = "Cool with water, do not pop blisters, call the clinic at once.",
    es = "Enfríe con agua, no reviente las ampollas y llame a la clínica de inmediato.",
  },
  sources  = { "AS-043" },
}

step "red-flag-fat-or-nerve" {
  after    = "rf_microneedling", act = "check", from = "P28D", till = "P85D",
  remind   = { every = "P4W", times = 3, expires = "P1W" },
  message  = {
    en = "Tell us about dents, numbness or weakness in the treated area.",
    es = "Díganos si hay hundimientos, entumecimiento o debilidad en la zona tratada.",
  },
  red_flag = {
    en = "Book a physician review and report the event to the device authority.",
    es = "Reserve una revisión médica y comunique el caso a la autoridad de productos sanitarios.",
  },
  sources  = { "AS-044" },
}

step "book-next" {
  after    = "rf_microneedling", act = "book", from = "P21D", till = "P28D", till_next = true,
  remind   = true,
  message  = {
    en = "Book your next RF session four to six weeks after this one.",
    es = "Reserve su próxima sesión de radiofrecuencia para cuatro a seis semanas después de esta.",
  },
  sources  = { "AS-045" },
}
