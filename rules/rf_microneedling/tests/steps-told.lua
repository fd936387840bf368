-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Radiofrequency microneedling: what each step is" {
  session = { treatments = { "rf_microneedling" } },
  expect  = { acts = {
    ["avoid-exercise"] = "avoid", ["avoid-sauna-heat"] = "avoid", ["avoid-sun"] = "avoid",
    ["avoid-tanning"] = "avoid", ["book-next"] = "book", cleanse = "do", ["cool-air"] = "do", hydrate = "do",
    ["no-makeup"] = "avoid", ["no-picking"] = "avoid", ["red-flag-burn"] = "check",
    ["red-flag-fat-or-nerve"] = "check", ["red-flag-infection"] = "check", ["sleep-elevated"] = "do",
    ["sunscreen-morning"] = "do",
  } },
}

case "Radiofrequency microneedling: when the reminders come" {
  session = { treatments = { "rf_microneedling" } },
  expect  = { clock = {
    cleanse = { "08:00", "20:00" }, hydrate = { "08:00", "20:00" }, ["red-flag-burn"] = { "09:00" },
    ["red-flag-infection"] = { "19:00" }, ["sunscreen-morning"] = { "08:00" },
  } },
}

case "Radiofrequency microneedling: what each step is, where the clinic chooses clinic-ice" {
  options = { cooling_after_rf = "clinic-ice" },
  session = { treatments = { "rf_microneedling" } },
  expect  = { acts = {
    ["ice-pack"] = "do",
  } },
}

case "Radiofrequency microneedling: when the reminders come, where the clinic chooses clinic-ice" {
  options = { cooling_after_rf = "clinic-ice" },
  session = { treatments = { "rf_microneedling" } },
  expect  = { clock = {
    ["ice-pack"] = { "08:00", "12:00", "16:00", "20:00" },
  } },
}
