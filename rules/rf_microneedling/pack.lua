pack "rf_microneedling" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Microneedling with radiofrequency: who may have it, what for, and what follows.",
}
