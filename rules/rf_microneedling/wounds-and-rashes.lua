-- Broken or irritated skin has to heal first.

contraindication "open-wound" {
  treatments = { "rf_microneedling" },
  when       = condition "open_wound" :active() :here(),
  severity   = "defer",
  because    = "Open wounds or sores must heal before the skin is punctured.",
  sources    = { "CI-016", "SF-026" },
}

contraindication "contact-dermatitis" {
  treatments = { "rf_microneedling" },
  when       = condition "dermatitis_irritant_or_contact" :active() :here(),
  severity   = "defer",
  because    = "Irritated skin in the area is a device contraindication.",
  sources    = { "CI-017" },
}

contraindication "atopic-dermatitis" {
  treatments = { "rf_microneedling" },
  when       = condition "atopic_dermatitis" :active() :here(),
  severity   = "defer",
  because    = "The manual excludes any active skin condition such as eczema or rash in the treatment area.",
  sources    = { "CI-019" },
}

contraindication "psoriasis" {
  treatments = { "rf_microneedling" },
  when       = condition "psoriasis" :active() :here(),
  severity   = "defer",
  because    = "Active plaques must not be traumatised and new plaques can follow injury.",
  sources    = { "CI-020" },
}
