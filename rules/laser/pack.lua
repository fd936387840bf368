pack "laser" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Resurfacing lasers, from fractional and gentle to fully ablative: who may have them, what for, and what follows.",
}
