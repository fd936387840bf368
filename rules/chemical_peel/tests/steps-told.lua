-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Medium-depth chemical peel: what each step is" {
  session = { treatments = { "chemical_peel_medium" } },
  expect  = { acts = {
    antiviral = "do", ["avoid-smoking"] = "avoid", ["avoid-sun"] = "avoid", ["cleanse-medium"] = "do",
    ["no-makeup"] = "avoid", ["no-picking-medium"] = "avoid", petrolatum = "do",
    ["red-flag-infection-medium"] = "check", ["sleep-elevated"] = "do", ["vinegar-soak"] = "do",
  } },
}

case "Medium-depth chemical peel: when the reminders come" {
  session = { treatments = { "chemical_peel_medium" } },
  expect  = { clock = {
    antiviral = { "08:00", "20:00" }, ["cleanse-medium"] = { "08:00", "20:00" },
    petrolatum = { "08:00", "12:00", "16:00", "20:00" }, ["red-flag-infection-medium"] = { "19:00" },
    ["vinegar-soak"] = { "08:00", "12:00", "16:00", "20:00" },
  } },
}

case "Superficial chemical peel: what each step is" {
  session = { treatments = { "chemical_peel_superficial" } },
  expect  = { acts = {
    ["actives-pause"] = "avoid", ["avoid-exercise"] = "avoid", ["avoid-sauna-heat"] = "avoid",
    ["avoid-swimming"] = "avoid", ["book-next"] = "book", ["cleanse-superficial"] = "do", moisturize = "do",
    ["no-picking-superficial"] = "avoid", ["no-wash"] = "avoid", ["no-waxing-or-procedure"] = "avoid",
    ["red-flag-infection-superficial"] = "check", ["sunscreen-morning"] = "do", ["sunscreen-reapply"] = "do",
  } },
}

case "Superficial chemical peel: when the reminders come" {
  session = { treatments = { "chemical_peel_superficial" } },
  expect  = { clock = {
    ["cleanse-superficial"] = { "08:00" }, moisturize = { "08:00", "12:00", "16:00", "20:00" },
    ["red-flag-infection-superficial"] = { "19:00" }, ["sunscreen-morning"] = { "08:00" },
    ["sunscreen-reapply"] = { "10:00", "12:00", "14:00", "16:00" },
  } },
}
