option "drying" {
  choices = { "slow", "fast" },
  default = "slow",
  says    = "How long coats dry.",
}

option "old_school" { -- no default
  choices = { "yes" },
  says    = "Whether what the grandfathers said counts.",
}
