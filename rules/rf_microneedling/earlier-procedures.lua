-- What was done before, to the same skin or to the immune system, and how long it needs.

contraindication "vaccination-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "vaccination" :within "P2W",
  severity   = "defer",
  because    = "A clinic leaves two weeks after a COVID vaccine before RF needling.",
  sources    = { "CI-138" },
}

contraindication "resurfacing-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "skin_resurfacing_or_deep_peel" :within "P3M" :here(),
  severity   = "defer",
  because    = "The manual asks for three months after dermabrasion, resurfacing or deep peel.",
  sources    = { "CI-149" },
}

contraindication "facial-surgery-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "facial_surgery" :within "P1Y" :here(),
  severity   = "defer",
  because    = "The manual excludes facial surgery within a year.",
  sources    = { "CI-150" },
}

contraindication "light-laser-or-radiofrequency-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "light_laser_or_rf_nonablative" :within "P3W" :here(),
  severity   = "defer",
  because    = "The manual asks for two to three weeks after non-ablative light, laser or RF.",
  sources    = { "CI-151" },
}

contraindication "ablative-fractional-laser-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "laser_ablative_fractional" :within "P12W" :here(),
  severity   = "defer",
  because    = "The manual asks for six to twelve weeks after ablative fractional resurfacing.",
  sources    = { "CI-152" },
}

contraindication "waxing-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "waxing_or_depilatory" :within "P2W" :here(),
  severity   = "defer",
  because    = "Clinics ask for one to two weeks without waxing.",
  sources    = { "CI-158" },
}

contraindication "microneedling-before" {
  treatments = { "rf_microneedling" },
  when       = procedure "microneedling" :within "P4W" :here(),
  severity   = "defer",
  because    = "Clinics leave four weeks after other skin treatments.",
  sources    = { "CI-197" },
}

contraindication "last-session" {
  treatments = { "rf_microneedling" },
  when       = procedure "rf_microneedling" :within "P4W" :here(),
  severity   = "defer",
  because    = "RF needling is repeated every four to six weeks.",
  sources    = { "CI-196" },
}
