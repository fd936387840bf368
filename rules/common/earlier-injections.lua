-- Toxin and filler before heat, light or swelling.

local swelling = { "rf_microneedling", "laser_ablative_fractional", "laser_ablative_full" }
local light = { "ipl", "laser_fractional_nonablative" }

contraindication "botulinum-toxin-before" {
  treatments = swelling,
  when       = procedure "botulinum_toxin" :within "P2W" :here(),
  severity   = "defer",
  because    = "A dermatologist places toxin at least two weeks before swelling procedures.",
  sources    = { "CI-144" },
}

contraindication "dermal-filler-before" {
  treatments = swelling,
  when       = procedure "dermal_filler" :within "P2W" :here(),
  severity   = "defer",
  because    = "A dermatologist places filler at least two weeks before swelling procedures.",
  sources    = { "CI-145" },
}

contraindication "dermal-filler-before-light" {
  treatments = light,
  when       = procedure "dermal_filler" :within "P2W" :here(),
  severity   = "defer",
  because    = "Clinics leave two weeks between injectables and light treatment.",
  sources    = { "CI-146" },
}

contraindication "dermal-filler-before-light-evidence-2024" {
  policy     = { light_after_injectable = "evidence-2024" },
  overrules  = { "dermal-filler-before-light" },
  treatments = light,
  when       = procedure "dermal_filler" :within "P2W" :here(),
  severity   = "caution",
  because    = "Same-day non-ablative light after injectables is described as safe.",
  sources    = { "CI-147" },
}
