-- After intense pulsed light: cool, wash, protect, let brown spots flake. After LED light:
-- nothing.

step "cool-compress" {
  after   = "ipl", act = "do", from = "PT0S", till = "P1D",
  message = {
    en = "Use cool compresses, not ice, for warmth.",
    es = "Use compresas frescas, no hielo, para el calor.",
  },
  sources = { "AS-091" },
}

step "cleanse" {
  after   = "ipl", act = "do", from = "PT12H", till = "P7D",
  with    = { "cleanser_gentle", "moisturizer_bland" },
  remind  = { at = { "08:00", "20:00" }, times = 13, expires = "PT4H" },
  message = {
    en = "Wash and moisturise twice a day with gentle products.",
    es = "Lave e hidrate dos veces al día con productos suaves.",
  },
  sources = { "AS-092" },
}

step "avoid-exercise" {
  after   = "ipl", act = "avoid", from = "PT0S", till = "P2D",
  remind  = true,
  message = {
    en = "Avoid hot showers, hard exercise and heat for 48 hours.",
    es = "Evite las duchas calientes, el ejercicio intenso y el calor durante 48 horas.",
  },
  sources = { "AS-093" },
}

step "no-picking" {
  after   = "ipl", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Brown spots darken and flake; do not pick them.",
    es = "Las manchas marrones se oscurecen y se descaman; no las arranque.",
  },
  sources = { "AS-094" },
}

step "sunscreen-morning" {
  after   = "ipl", act = "do", from = "PT0S", till = "P4W",
  with    = "sunscreen_mineral",
  remind  = { at = { "08:00" }, times = 28, expires = "PT4H" },
  message = {
    en = "Wear sunscreen of factor 30 or more and a hat every day for four weeks.",
    es = "Lleve protector solar de factor 30 o más y sombrero todos los días durante cuatro semanas.",
  },
  sources = { "AS-095" },
}

step "actives-pause" {
  after   = "ipl", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Keep retinoids, acids and vitamin C off for a week.",
    es = "No use retinoides, ácidos ni vitamina C durante una semana.",
  },
  sources = { "AS-096" },
}

step "none-needed" {
  after   = "led_light", act = "do", from = "PT0S", till = "P1D",
  message = {
    en = "The LED light itself needs no special care.",
    es = "La luz LED en sí no necesita ningún cuidado especial.",
  },
  sources = { "AS-110" },
}
