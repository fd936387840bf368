pack "tattoo" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing", "activities" },
  says    = "Tattoos and piercings: who may have one, and how it heals.",
}
