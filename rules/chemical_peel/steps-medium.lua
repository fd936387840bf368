-- After a peel of medium depth: ten days of care, six weeks without sun.

local four_times = { "08:00", "12:00", "16:00", "20:00" }

step "cleanse-medium" {
  after    = "chemical_peel_medium", step = "cleanse", act = "do", from = "P1D", till = "P10D",
  with     = "cleanser_gentle",
  remind   = { at = { "08:00", "20:00" }, times = 18, expires = "PT4H" },
  message  = {
    en = "Wash gently twice a day without rubbing.",
    es = "Lave con suavidad dos veces al día, sin frotar.",
  },
  sources  = { "AS-059" },
}

step "vinegar-soak" {
  after    = "chemical_peel_medium", act = "do", from = "P1D", till = "P7D",
  with     = "acetic_acid_soak",
  remind   = { at = four_times, times = 24, expires = "PT2H" },
  message  = {
    en = "Soak with one spoon of white vinegar in a pint of warm water.",
    es = "Aplique compresas de agua tibia con una cucharada de vinagre blanco por medio litro.",
  },
  sources  = { "AS-060" },
}

step "petrolatum" {
  after    = "chemical_peel_medium", act = "do", from = "PT0S", till = "P10D",
  with     = "petrolatum",
  remind   = { at = four_times, times = 40, expires = "PT2H" },
  message  = {
    en = "Keep a layer of plain petrolatum on the skin.",
    es = "Mantenga una capa de vaselina simple sobre la piel.",
  },
  sources  = { "AS-061" },
}

step "sleep-elevated" {
  after    = "chemical_peel_medium", act = "do", from = "PT0S", till = "P3D",
  remind   = true,
  message  = {
    en = "Sleep with your head raised; swelling peaks at two days.",
    es = "Duerma con la cabeza elevada; la hinchazón es máxima a los dos días.",
  },
  sources  = { "AS-062" },
}

step "no-makeup" {
  after    = "chemical_peel_medium", act = "avoid", from = "PT0S", till = "P10D",
  remind   = true,
  message  = {
    en = "No makeup until the skin has closed at about ten days.",
    es = "Nada de maquillaje hasta que la piel se haya cerrado, hacia los diez días.",
  },
  sources  = { "AS-063" },
}

step "antiviral" {
  after    = "chemical_peel_medium", act = "do", from = "PT0S", till = "P10D",
  remind   = { at = { "08:00", "20:00" }, times = 20, expires = "PT4H" },
  message  = {
    en = "Take your prescribed antiviral until the skin has healed.",
    es = "Tome el antiviral que le recetaron hasta que la piel haya curado.",
  },
  sources  = { "AS-064" },
}

step "avoid-sun" {
  after    = "chemical_peel_medium", act = "avoid", from = "PT0S", till = "P6W",
  remind   = true,
  message  = {
    en = "Stay out of the sun for six weeks.",
    es = "No se ponga al sol durante seis semanas.",
  },
  sources  = { "AS-065" },
}

step "avoid-smoking" {
  after    = "chemical_peel_medium", act = "avoid", from = "PT0S", till = "P14D",
  message  = {
    en = "Do not smoke while you heal.",
    es = "No fume mientras cura.",
  },
  sources  = { "AS-066" },
}

step "no-picking-medium" {
  after    = "chemical_peel_medium", step = "no-picking", act = "avoid", from = "PT0S", till = "P10D",
  remind   = true,
  message  = {
    en = "Do not peel loose skin; it can scar.",
    es = "No arranque la piel suelta; puede dejar cicatriz.",
  },
  sources  = { "AS-067" },
}

step "red-flag-infection-medium" {
  after       = "chemical_peel_medium", step = "red-flag-infection", act = "check", from = "P1D", till = "P10D",
  on_reaction = "send",
  remind      = { at = { "19:00" }, times = 9, expires = "PT12H" },
  message     = {
    en = "Tell us about increasing pain, yellow crust, blisters or fever.",
    es = "Díganos si aumenta el dolor o hay costra amarilla, ampollas o fiebre.",
  },
  red_flag    = {
    en = "Call the clinic the same day; suspected herpes or bacteria needs treatment at once to prevent scars.",
    es = "Llame a la clínica el mismo día; si se sospecha herpes o bacterias, hay que tratarlo de inmediato para evitar cicatrices.",
  },
  sources     = { "AS-068" },
}
