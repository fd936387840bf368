pack "injectables" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Botulinum toxin and dermal filler: who may have them, what for, and what follows.",
}
