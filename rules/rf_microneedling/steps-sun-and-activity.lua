-- Makeup, sun, sweat and heat wait.

step "no-makeup" {
  after   = "rf_microneedling", act = "avoid", from = "PT0S", till = "P2D",
  remind  = true,
  message = {
    en = "Leave makeup off for 48 hours.",
    es = "No use maquillaje durante 48 horas.",
  },
  sources = { "AS-035" },
}

step "sunscreen-morning" {
  after   = "rf_microneedling", act = "do", from = "P3D", till = "P30D",
  with    = "sunscreen_mineral",
  remind  = { at = { "08:00" }, times = 27, expires = "PT4H" },
  message = {
    en = "Start daily sunscreen now and keep it up for a month.",
    es = "Empiece ahora con el protector solar diario y siga durante un mes.",
  },
  sources = { "AS-036" },
}

step "avoid-sun" {
  after   = "rf_microneedling", act = "avoid", from = "PT0S", till = "P10D",
  remind  = true,
  message = {
    en = "Avoid strong or long sun for ten days.",
    es = "Evite el sol fuerte o prolongado durante diez días.",
  },
  sources = { "AS-037" },
}

step "avoid-tanning" {
  after   = "rf_microneedling", act = "avoid", from = "PT0S", till = "P1M",
  message = {
    en = "No tanning of any kind during the course.",
    es = "Nada de bronceado de ningún tipo durante el ciclo.",
  },
  sources = { "AS-038" },
}

step "avoid-exercise" {
  after   = "rf_microneedling", act = "avoid", from = "PT0S", till = "P1D",
  remind  = true,
  message = {
    en = "Skip hard exercise for 24 hours.",
    es = "Evite el ejercicio intenso durante 24 horas.",
  },
  sources = { "AS-039" },
}

step "avoid-sauna-heat" {
  after   = "rf_microneedling", act = "avoid", from = "PT0S", till = "P2D",
  remind  = true,
  message = {
    en = "Avoid hot tubs, saunas and heat for two days.",
    es = "Evite los jacuzzis, las saunas y el calor durante dos días.",
  },
  sources = { "AS-040" },
}
