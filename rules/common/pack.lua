pack "common" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "contraindications" },
  says    = "What several families of treatments have in common: who must wait, and who needs care.",
}
