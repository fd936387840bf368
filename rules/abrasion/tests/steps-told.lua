-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Dermaplaning: what each step is" {
  session = { treatments = { "dermaplaning" } },
  expect  = { acts = {
    ["sunscreen-morning"] = "do",
  } },
}

case "Dermaplaning: when the reminders come" {
  session = { treatments = { "dermaplaning" } },
  expect  = { clock = {
    ["sunscreen-morning"] = { "08:00" },
  } },
}

case "Microdermabrasion: what each step is" {
  session = { treatments = { "microdermabrasion" } },
  expect  = { acts = {
    ["sunscreen-morning"] = "do",
  } },
}

case "Microdermabrasion: when the reminders come" {
  session = { treatments = { "microdermabrasion" } },
  expect  = { clock = {
    ["sunscreen-morning"] = { "08:00" },
  } },
}
