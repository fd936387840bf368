-- Where studios differ, the studio chooses. Without a choice the careful view holds.

option "dressing" {
  choices = { "open", "film" }, default = "open",
  says    = "Whether a new tattoo heals open under a thin layer of ointment, or under a film for the first three days.",
}

option "minimum_age" {
  choices = { "eighteen", "sixteen-with-guardian" }, default = "eighteen",
  says    = "Whether clients are at least eighteen, or at least sixteen where a guardian comes along (if the law allows it).",
}
