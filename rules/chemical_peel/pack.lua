pack "chemical_peel" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Chemical peels, superficial and of medium depth: who may have them, what for, and what follows.",
}
