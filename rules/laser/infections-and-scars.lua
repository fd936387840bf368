-- What may break out or scar on a raw field.

local ablative = { "laser_ablative_fractional", "laser_ablative_full" }

contraindication "herpes-labialis" {
  treatments = ablative,
  when       = condition "herpes_labialis" :active() :here(),
  severity   = "defer",
  because    = "Resurfacing over an active cold sore can spread it over the raw field and scar.",
  sources    = { "CI-166" },
}

accept "pointless-rule" {
  of      = { "herpes-labialis" },
  because = "Any active skin infection defers already; a cold sore keeps its own reason and row.",
}

contraindication "herpes-labialis-history" {
  treatments = ablative,
  when       = condition "herpes_labialis" :ever() :here(),
  severity   = "caution",
  because    = "Antiviral prophylaxis from the day before or the day of resurfacing prevented reactivation.",
  sources    = { "CI-164" },
}

contraindication "on-the-face" {
  treatments = ablative,
  when       = area "face",
  severity   = "caution",
  because    = "Facial ablative resurfacing patients get antiviral prophylaxis even without a herpes history.",
  sources    = { "CI-165" },
}

contraindication "keloid-tendency" {
  treatments = ablative,
  when       = condition "keloid_tendency" :ever(),
  severity   = "refuse",
  because    = "A history of keloid formation is a CO2 laser contraindication.",
  sources    = { "CI-186" },
}

contraindication "radiotherapy" {
  treatments = ablative,
  when       = procedure "radiotherapy" :ever() :here(),
  severity   = "review",
  because    = "Irradiated skin has few glands left to resurface it.",
  sources    = { "CI-161" },
}
