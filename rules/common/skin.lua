-- What the skin tells: infection, sunburn, scars, and diseases that an injury wakes.

contraindication "sunburn" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium" },
  when       = condition "sunburn" :active() :here(),
  severity   = "defer",
  because    = "Sunburnt skin is injured skin and must recover first.",
  sources    = { "CI-074" },
}

contraindication "wound-elsewhere" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium" },
  when       = condition "open_wound_elsewhere" :active(),
  severity   = "caution",
  because    = "A healing wound in another area does not bar treatment but infection control matters.",
  sources    = { "CI-200", "SF-026" },
}

contraindication "psoriasis-history" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium" },
  when       = condition "psoriasis" :ever(),
  severity   = "caution",
  because    = "Skin injury can provoke psoriasis at the treated site (Koebner response).",
  sources    = { "CI-021" },
}

contraindication "vitiligo-unstable" {
  treatments = { "chemical_peel_medium" },
  when       = condition "vitiligo_unstable" :active(),
  severity   = "review",
  because    = "Injury can start new vitiligo patches while the disease is spreading.",
  sources    = { "CI-111", "SF-083" },
}
