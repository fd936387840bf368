-- None of this was taken from a publication: it is what studios commonly tell their clients,
-- written down to show another field. A studio cites its own sources before it relies on it.

source {
  ids      = { "TATTOO-BEFORE", "TATTOO-HEALING", "TATTOO-TOUCH-UP" },
  title    = "What tattooists commonly tell their clients",
  evidence = "expert practice, unsourced", seen = "none",
}

source {
  ids      = { "PIERCING-BEFORE", "PIERCING-HEALING" },
  title    = "What piercers commonly tell their clients",
  evidence = "expert practice, unsourced", seen = "none",
}
