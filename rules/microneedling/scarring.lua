-- How this person's skin scars, and how old a scar must be before it is needled.

contraindication "keloid-tendency" {
  treatments = { "microneedling" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "refuse",
  because    = "A keloid former may scar from controlled needling injury; a lay article tells only that raised scars smooth out.",
  sources    = { "CI-013", "SF-045" },
}

contraindication "keloid-tendency-evidence-2019" {
  policy     = { keloid = "evidence-2019" },
  overrules  = { "keloid-tendency" },
  treatments = { "microneedling" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = "Needling with silicone gel improved raised scars in trials and skin-of-color texts call keloid predisposition a relative contraindication.",
  sources    = { "CI-014", "SF-045" },
}

contraindication "hypertrophic-scar-tendency" {
  treatments = { "microneedling" },
  when       = condition "hypertrophic_scar_tendency" :ever(),
  severity   = "review",
  because    = "A history of thickened scars predicts an exaggerated response to needling; a lay article tells only that raised scars smooth out.",
  sources    = { "CI-015", "SF-045" },
}

contraindication "surgery-in-area" {
  treatments = { "microneedling" },
  when       = procedure "surgery_in_area" :within "P12M" :here(),
  severity   = "defer",
  because    = "Young surgical scars are usually left to mature for up to a year.",
  sources    = { "CI-155", "SF-040" },
}

contraindication "surgery-in-area-evidence-2022" {
  policy     = { scar_age = "evidence-2022" },
  overrules  = { "surgery-in-area" },
  treatments = { "microneedling" },
  when       = procedure "surgery_in_area" :within "P6W" :here(),
  severity   = "defer",
  because    = "A 2022 study needled scars from six weeks with better results than late treatment.",
  sources    = { "CI-156", "SF-040" },
}
