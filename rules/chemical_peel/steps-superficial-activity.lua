-- After a superficial peel: heat, water and hair removal wait; what must not be missed; the next
-- session.

step "avoid-exercise" {
  after    = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "P1D",
  remind   = true,
  message  = {
    en = "Hold cardio for 24 hours because heat irritates the skin.",
    es = "Deje el ejercicio cardiovascular 24 horas, porque el calor irrita la piel.",
  },
  sources  = { "AS-051" },
}

step "avoid-sauna-heat" {
  after    = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "P1D",
  message  = {
    en = "Avoid sauna, steam and hot showers for a day.",
    es = "Evite la sauna, el vapor y las duchas calientes durante un día.",
  },
  sources  = { "AS-052" },
}

step "avoid-swimming" {
  after    = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "P7D",
  remind   = true,
  message  = {
    en = "Avoid chlorinated pools for a week.",
    es = "Evite las piscinas con cloro durante una semana.",
  },
  sources  = { "AS-053" },
}

step "no-waxing-or-procedure" {
  after    = "chemical_peel_superficial", act = "avoid", from = "PT0S", till = "P7D",
  message  = {
    en = "No waxing or hair removal for a week.",
    es = "Nada de cera ni depilación durante una semana.",
  },
  sources  = { "AS-056" },
}

step "red-flag-infection-superficial" {
  after       = "chemical_peel_superficial", step = "red-flag-infection", act = "check", from = "P1D", till = "P4D",
  on_reaction = "send",
  remind      = { at = { "19:00" }, times = 3, expires = "PT12H" },
  message     = {
    en = "Tell us about blisters, crusts, pus, strong pain or cold sores.",
    es = "Díganos si hay ampollas, costras, pus, dolor fuerte o herpes labial.",
  },
  red_flag    = {
    en = "Stop products, keep the skin moist with petrolatum, call the clinic the same day.",
    es = "Deje los productos, mantenga la piel húmeda con vaselina y llame a la clínica el mismo día.",
  },
  sources     = { "AS-057" },
}

step "book-next" {
  after    = "chemical_peel_superficial", act = "book", from = "P17D", till = "P21D", till_next = true,
  remind   = true,
  message  = {
    en = "Book your next light peel three to four weeks after this one.",
    es = "Reserve su próximo peeling suave para tres a cuatro semanas después de este.",
  },
  sources  = { "AS-058" },
}
