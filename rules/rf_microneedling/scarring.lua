-- How this person's skin scars.

contraindication "keloid-tendency" {
  treatments = { "rf_microneedling" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "refuse",
  because    = "A keloid former may scar from controlled needling injury; a lay article tells only that raised scars smooth out.",
  sources    = { "CI-013", "SF-045" },
}

contraindication "keloid-tendency-evidence-2019" {
  policy     = { keloid = "evidence-2019" },
  overrules  = { "keloid-tendency" },
  treatments = { "rf_microneedling" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = "Needling with silicone gel improved raised scars in trials and skin-of-color texts call keloid predisposition a relative contraindication.",
  sources    = { "CI-014", "SF-045" },
}

contraindication "hypertrophic-scar-tendency" {
  treatments = { "rf_microneedling" },
  when       = condition "hypertrophic_scar_tendency" :ever(),
  severity   = "review",
  because    = "A history of thickened scars predicts an exaggerated response to needling; a lay article tells only that raised scars smooth out.",
  sources    = { "CI-015", "SF-045" },
}
