-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Intense pulsed light: what each step is" {
  session = { treatments = { "ipl" } },
  expect  = { acts = {
    ["actives-pause"] = "avoid", ["avoid-exercise"] = "avoid", ["book-next"] = "book", cleanse = "do",
    ["cool-compress"] = "do", ["no-picking"] = "avoid", ["red-flag-burn"] = "check",
    ["red-flag-pigment"] = "check", ["sunscreen-morning"] = "do",
  } },
}

case "Intense pulsed light: when the reminders come" {
  session = { treatments = { "ipl" } },
  expect  = { clock = {
    cleanse = { "08:00", "20:00" }, ["red-flag-burn"] = { "19:00" }, ["sunscreen-morning"] = { "08:00" },
  } },
}

case "LED light: what each step is" {
  session = { treatments = { "led_light" } },
  expect  = { acts = {
    ["none-needed"] = "do",
  } },
}
