-- Toxin and filler before heat, light or swelling.

local swelling = { "rf_microneedling" }

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
