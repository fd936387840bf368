option "school" {
  choices = { "old", "new" }, default = "old",
  says    = "Whose wood counts as dry.",
}

option "season" { -- planted: unread-option
  choices = { "summer", "winter" }, default = "summer",
  says    = "Which half of the year it is.",
}

option "tax" { choices = { "low", "high" }, says = "For the bills alone." }

accept "unread-option" {
  of      = { "tax" },
  because = "Another program reads it.",
}
