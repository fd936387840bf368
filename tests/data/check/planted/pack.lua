pack "planted" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "workshop" },
  says    = "Mistakes, each of them once or twice.",
}
