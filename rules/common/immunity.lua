-- Defences and healing.

contraindication "immunosuppression" {
  treatments = { "rf_microneedling", "ipl" },
  when       = condition "immunosuppression" :active(),
  severity   = "review",
  because    = "The manual lists impaired immunity from disease or medicines.",
  sources    = { "CI-090" },
}

contraindication "uncontrolled-diabetes" {
  treatments = { "rf_microneedling", "ipl" },
  when       = condition "diabetes_uncontrolled" :active(),
  severity   = "review",
  because    = "The manual lists poorly controlled endocrine disease such as diabetes.",
  sources    = { "CI-093" },
}

contraindication "autoimmune-remission-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  treatments = { "botulinum_toxin", "dermal_filler", "laser_fractional_nonablative" },
  when       = condition "autoimmune_rheumatic_disease" :in_remission(),
  severity   = "caution",
  because    = "A 2025 review supports temporary procedures in remission with a rheumatologist involved.",
  sources    = { "CI-097" },
}

contraindication "autoimmune-active-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  treatments = { "botulinum_toxin", "dermal_filler", "laser_fractional_nonablative" },
  when       = condition "autoimmune_rheumatic_disease" :active(),
  severity   = "defer",
  because    = "The same review restricts procedures to remission, so active disease waits.",
  sources    = { "CI-098" },
}
