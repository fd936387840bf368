-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Microneedling: what each step is" {
  session = { treatments = { "microneedling" } },
  expect  = { acts = {
    ["actives-pause"] = "avoid", ["actives-restart"] = "do", ["avoid-alcohol"] = "avoid",
    ["avoid-exercise"] = "avoid", ["avoid-sauna-heat"] = "avoid", ["avoid-sun"] = "avoid",
    ["avoid-swimming"] = "avoid", ["book-next"] = "book", ["clean-pillowcase"] = "do", cleanse = "do",
    ["cleanse-first"] = "do", ["drink-water"] = "do", ["hands-off"] = "avoid", hydrate = "do",
    moisturize = "do", ["no-makeup"] = "avoid", ["no-picking"] = "avoid", ["no-waxing-or-procedure"] = "avoid",
    ["red-flag-cold-sore"] = "check", ["red-flag-granuloma"] = "check", ["red-flag-infection"] = "check",
    ["red-flag-pigment"] = "check", ["result-photo"] = "check", ["shade-only"] = "avoid",
    ["sunscreen-morning"] = "do", ["sunscreen-reapply"] = "do",
  } },
}

case "Microneedling: when the reminders come" {
  session = { treatments = { "microneedling" } },
  expect  = { clock = {
    cleanse = { "08:00", "20:00" }, moisturize = { "08:00", "20:00" }, ["red-flag-cold-sore"] = { "09:00" },
    ["red-flag-infection"] = { "19:00" }, ["sunscreen-morning"] = { "08:00" },
    ["sunscreen-reapply"] = { "10:00", "12:00", "14:00", "16:00" },
  } },
}

case "Microneedling: what each step is, where the clinic chooses clinic-24h" {
  options = { exercise_after_needling = "clinic-24h" },
  session = { treatments = { "microneedling" } },
  expect  = { acts = {
    ["avoid-exercise-clinic-24h"] = "avoid",
  } },
}

case "Microneedling: what each step is, where the clinic chooses manufacturer-24h" {
  options = { makeup_after_needling = "manufacturer-24h" },
  session = { treatments = { "microneedling" } },
  expect  = { acts = {
    ["no-makeup-manufacturer-24h"] = "avoid",
  } },
}

case "Microneedling: what each step is, where the clinic chooses mineral-at-once" {
  options = { sunscreen_after_needling = "mineral-at-once" },
  session = { treatments = { "microneedling" } },
  expect  = { acts = {
    ["sunscreen-morning-at-once"] = "do",
  } },
}

case "Microneedling: when the reminders come, where the clinic chooses mineral-at-once" {
  options = { sunscreen_after_needling = "mineral-at-once" },
  session = { treatments = { "microneedling" } },
  expect  = { clock = {
    ["sunscreen-morning-at-once"] = { "08:00" },
  } },
}
