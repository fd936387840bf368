pack "ipl_and_light" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications", "matching", "timing" },
  says    = "Intense pulsed light, and LED light: who may have them, what for, and what follows.",
}
