-- A pack that writes rules of the new kind.

pack "our-plugin" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "our-plugin" },
  says    = "Say in one sentence what these rules are about.",
}
