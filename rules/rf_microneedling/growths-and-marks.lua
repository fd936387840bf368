-- What must not be needled before somebody has looked at it, and what needles or heat could
-- change.

contraindication "skin-cancer" {
  treatments = { "rf_microneedling" },
  when       = condition "skin_cancer" :active() :here(),
  severity   = "refuse",
  because    = "Active skin cancer in the treatment area is a device contraindication.",
  sources    = { "CI-022" },
}

contraindication "moles" {
  treatments = { "rf_microneedling" },
  when       = condition "mole_raised_or_suspicious" :active() :here(),
  severity   = "review",
  because    = "Raised moles are avoided and suspicious ones need a diagnosis before any procedure.",
  sources    = { "CI-024" },
}

contraindication "tattoo" {
  treatments = { "rf_microneedling" },
  when       = condition "tattoo_or_permanent_makeup" :ever() :here(),
  severity   = "review",
  because    = "The manual warns against treating over tattoos or permanent makeup.",
  sources    = { "CI-117" },
}

contraindication "granulomatous-reaction" {
  treatments = { "rf_microneedling" },
  when       = condition "granulomatous_reaction" :ever(),
  severity   = "review",
  because    = "A prior granulomatous reaction to needling can recur and resists treatment.",
  sources    = { "CI-192" },
}

contraindication "sarcoidosis" {
  treatments = { "rf_microneedling" },
  when       = condition "sarcoidosis" :ever(),
  severity   = "review",
  because    = "Sarcoid disease can appear in needled or injected skin.",
  sources    = { "CI-193" },
}
