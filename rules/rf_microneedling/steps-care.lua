-- Cool, wash, moisturise, and let it heal.

step "cool-air" {
  after     = "rf_microneedling", act = "do", from = "PT0S", till = "PT4H",
  message   = {
    en = "Cool the area with a fan for 10 to 20 minutes and do not use ice unless told to.",
    es = "Enfríe la zona con un ventilador de 10 a 20 minutos y no use hielo salvo que se lo indiquen.",
  },
  sources   = { "AS-030" },
}

-- "Do not use ice" would contradict it.
step "ice-pack" {
  policy    = { cooling_after_rf = "clinic-ice" },
  overrules = { "cool-air" },
  after     = "rf_microneedling", act = "do", from = "PT0S", till = "P3D",
  remind    = { at = { "08:00", "12:00", "16:00", "20:00" }, times = 12, expires = "PT2H" },
  message   = {
    en = "Use a wrapped ice pack for 15 minutes, three to four times a day.",
    es = "Use una compresa de hielo envuelta durante 15 minutos, de tres a cuatro veces al día.",
  },
  sources   = { "AS-031" },
}

step "sleep-elevated" {
  after     = "rf_microneedling", act = "do", from = "PT0S", till = "P2D",
  remind    = true,
  message   = {
    en = "Sleep with your head raised to limit swelling.",
    es = "Duerma con la cabeza elevada para limitar la hinchazón.",
  },
  sources   = { "AS-032" },
}

step "cleanse" {
  after     = "rf_microneedling", act = "do", from = "PT12H", till = "P7D",
  with      = "cleanser_gentle",
  remind    = { at = { "08:00", "20:00" }, times = 13, expires = "PT4H" },
  message   = {
    en = "Wash gently with lukewarm water and a soothing cleanser.",
    es = "Lave con suavidad, con agua tibia y un limpiador calmante.",
  },
  sources   = { "AS-033" },
}

step "hydrate" {
  after     = "rf_microneedling", act = "do", from = "PT2H", till = "P7D",
  with      = { "hyaluronic_acid_plain", "moisturizer_bland" },
  remind    = { at = { "08:00", "20:00" }, times = 14, expires = "PT4H" },
  message   = {
    en = "Apply a hydrating serum and then gentle moisturiser.",
    es = "Aplique un sérum hidratante y después una hidratante suave.",
  },
  sources   = { "AS-034" },
}

step "no-picking" {
  after     = "rf_microneedling", act = "avoid", from = "P1D", till = "P7D",
  remind    = true,
  message   = {
    en = "Tiny scabs appear after one to three days; let them fall off.",
    es = "Después de uno a tres días aparecen costras diminutas; deje que caigan solas.",
  },
  sources   = { "AS-041" },
}
