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
