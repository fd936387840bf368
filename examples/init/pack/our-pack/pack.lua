-- What the pack is. It reads beside the shipped rules, and may speak of all their terms.

pack "our-pack" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "contraindications" },
  says    = "Say in one sentence what these rules are about.",
}
