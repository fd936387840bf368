-- What must not be missed after intense pulsed light, and the next session.

step "red-flag-burn" {
  after    = "ipl", act = "check", from = "PT12H", till = "P3D", on_reaction = "send",
  remind   = { at = { "19:00" }, times = 3, expires = "PT12H" },
  message  = {
    en = "Tell us about blisters, stripes or growing pain.",
    es = "Díganos si hay ampollas, franjas o un dolor que aumenta.",
  },
  red_flag = {
    en = "Cool the area, keep it moist and uncovered, and call the clinic at once.",
    es = "Enfríe la zona, manténgala húmeda y sin cubrir, y llame a la clínica de inmediato.",
  },
  sources  = { "AS-097" },
}

step "red-flag-pigment" {
  after    = "ipl", act = "check", from = "P28D", till = "P29D",
  remind   = true,
  message  = {
    en = "Tell us if colour changes are still there after four weeks.",
    es = "Díganos si los cambios de color siguen ahí después de cuatro semanas.",
  },
  red_flag = {
    en = "Book a clinician review before the next session.",
    es = "Reserve una revisión clínica antes de la próxima sesión.",
  },
  sources  = { "AS-098" },
}

step "book-next" {
  after    = "ipl", act = "book", from = "P21D", till = "P28D", till_next = true, on_reaction = "hold",
  remind   = true,
  message  = {
    en = "Book the next session four weeks after this one.",
    es = "Reserve la próxima sesión para cuatro semanas después de esta.",
  },
  sources  = { "AS-099" },
}
