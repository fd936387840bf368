-- Sweat, heat, water and other procedures wait.

step "avoid-exercise" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P3D",
  remind    = true,
  message   = {
    en = "Skip hard exercise and sweating for three days.",
    es = "Evite el ejercicio intenso y el sudor durante tres días.",
  },
  sources   = { "AS-013" },
}

step "avoid-exercise-clinic-24h" {
  policy    = { exercise_after_needling = "clinic-24h" },
  overrules = { "avoid-exercise" },
  after     = "microneedling", step = "avoid-exercise", act = "avoid", from = "PT0S", till = "P1D",
  remind    = true,
  message   = {
    en = "Skip hard exercise and sweating for a day.",
    es = "Evite el ejercicio intenso y el sudor durante un día.",
  },
  sources   = { "AS-014" },
}

step "avoid-sauna-heat" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P3D",
  remind    = true,
  message   = {
    en = "Avoid sauna, steam, hot tubs and very hot showers.",
    es = "Evite la sauna, el vapor, los jacuzzis y las duchas muy calientes.",
  },
  sources   = { "AS-015" },
}

step "avoid-swimming" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P3D",
  remind    = true,
  message   = {
    en = "Stay out of pools, lakes and the sea.",
    es = "No se bañe en piscinas, lagos ni en el mar.",
  },
  sources   = { "AS-016" },
}

step "no-waxing-or-procedure" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P14D",
  message   = {
    en = "Do not book waxing, peels, laser or injections on this area for two weeks.",
    es = "No reserve depilación con cera, peelings, láser ni inyecciones en esta zona durante dos semanas.",
  },
  sources   = { "AS-023" },
}
