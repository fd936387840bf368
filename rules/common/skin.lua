-- What the skin tells: infection, sunburn, scars, and diseases that an injury wakes.

contraindication "skin-infection" {
  treatments = { "ipl", "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full" },
  when       = condition "skin_infection" :active() :here(),
  severity   = "defer",
  because    = "Active infection is a device contraindication.",
  sources    = { "CI-189" },
}

contraindication "sunburn" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "dermaplaning", "microdermabrasion",
  },
  when       = condition "sunburn" :active() :here(),
  severity   = "defer",
  because    = "Sunburnt skin is injured skin and must recover first.",
  sources    = { "CI-074" },
}

contraindication "wound-elsewhere" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full",
  },
  when       = condition "open_wound_elsewhere" :active(),
  severity   = "caution",
  because    = "A healing wound in another area does not bar treatment but infection control matters.",
  sources    = { "CI-200", "SF-026" },
}

contraindication "psoriasis-history" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full",
  },
  when       = condition "psoriasis" :ever(),
  severity   = "caution",
  because    = "Skin injury can provoke psoriasis at the treated site (Koebner response).",
  sources    = { "CI-021" },
}

contraindication "vitiligo-unstable" {
  treatments = { "laser_ablative_fractional", "laser_ablative_full", "chemical_peel_medium" },
  when       = condition "vitiligo_unstable" :active(),
  severity   = "review",
  because    = "Injury can start new vitiligo patches while the disease is spreading; a lay article has needling even out light patches.",
  sources    = { "CI-111", "SF-083" },
}

contraindication "keloid-tendency" {
  treatments = { "laser_fractional_nonablative", "ipl" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = "Keloid history calls for test spots and lower energy.",
  sources    = { "CI-187" },
}
