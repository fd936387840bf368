-- Broken or irritated skin has to heal first.

contraindication "open-wound" {
  treatments = { "microneedling" },
  when       = condition "open_wound" :active() :here(),
  severity   = "defer",
  because    = "Open wounds or sores must heal before the skin is punctured.",
  sources    = { "CI-016", "SF-026" },
}

contraindication "wound-elsewhere" {
  treatments = { "microneedling" },
  when       = condition "open_wound_elsewhere" :active(),
  severity   = "caution",
  because    = "A healing wound in another area does not bar treatment but infection control matters.",
  sources    = { "CI-200", "SF-026" },
}

contraindication "contact-dermatitis" {
  treatments = { "microneedling" },
  when       = condition "dermatitis_irritant_or_contact" :active() :here(),
  severity   = "defer",
  because    = "Irritated skin in the area is a device contraindication.",
  sources    = { "CI-017" },
}

contraindication "atopic-dermatitis" {
  treatments = { "microneedling" },
  when       = condition "atopic_dermatitis" :active() :here(),
  severity   = "defer",
  because    = "Eczema in the area means a failing barrier and a risk of flare or infection.",
  sources    = { "CI-018" },
}

contraindication "psoriasis" {
  treatments = { "microneedling" },
  when       = condition "psoriasis" :active() :here(),
  severity   = "defer",
  because    = "Active plaques must not be traumatised and new plaques can follow injury.",
  sources    = { "CI-020" },
}

contraindication "psoriasis-history" {
  treatments = { "microneedling" },
  when       = condition "psoriasis" :ever(),
  severity   = "caution",
  because    = "Skin injury can provoke psoriasis at the treated site (Koebner response).",
  sources    = { "CI-021" },
}
