-- After filler: two days in which a blocked vessel must not be missed, and two weeks of rest.

-- A step of its own: it bars more than the exercise after other treatments.
step "avoid-exercise-filler" {
  after    = "dermal_filler", act = "avoid", from = "PT0S", till = "P1D",
  remind   = true,
  message  = {
    en = "No hard exercise, alcohol, or long sun or heat for 24 hours.",
    es = "Nada de ejercicio intenso, alcohol, ni sol o calor prolongados durante 24 horas.",
  },
  sources  = { "AS-106" },
}

step "red-flag-occlusion" {
  after    = "dermal_filler", act = "check", from = "PT1H", till = "P2D", on_reaction = "send",
  remind   = { every = "PT6H", times = 8, expires = "PT6H" },
  message  = {
    en = "Check for white or blotchy skin, strong pain, or any change in sight.",
    es = "Fíjese si la piel está blanca o a manchas, si hay dolor fuerte o cualquier cambio en la vista.",
  },
  red_flag = {
    en = "Call the clinic at once; sudden vision change is an emergency and filler may need dissolving within hours.",
    es = "Llame a la clínica de inmediato; un cambio repentino de la vista es una urgencia y puede que haya que disolver el relleno en pocas horas.",
  },
  sources  = { "AS-107" },
}

step "avoid-dental" {
  after    = "dermal_filler", act = "avoid", from = "PT0S", till = "P14D",
  message  = {
    en = "Leave dental work and vaccines for two weeks if you can.",
    es = "Si puede, deje dos semanas sin tratamientos dentales ni vacunas.",
  },
  sources  = { "AS-108" },
}

step "review-visit-filler" {
  after    = "dermal_filler", step = "review-visit", act = "book", from = "P14D", till = "P15D",
  remind   = true,
  message  = {
    en = "Come for review two weeks after filler.",
    es = "Venga a revisión dos semanas después del relleno.",
  },
  sources  = { "AS-109" },
}
