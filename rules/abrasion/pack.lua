pack "abrasion" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Dermaplaning and microdermabrasion, which take off the surface: who may have them, what for, and what follows.",
}
