-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Botulinum toxin: what each step is" {
  session = { treatments = { "botulinum_toxin" } },
  expect  = { acts = {
    ["avoid-exercise-toxin"] = "avoid", ["book-next"] = "book", ["no-rubbing"] = "avoid",
    ["red-flag-spread"] = "check", ["review-visit-toxin"] = "book", ["stay-upright"] = "do",
  } },
}

case "Dermal filler: what each step is" {
  session = { treatments = { "dermal_filler" } },
  expect  = { acts = {
    ["avoid-dental"] = "avoid", ["avoid-exercise-filler"] = "avoid", ["red-flag-occlusion"] = "check",
    ["review-visit-filler"] = "book",
  } },
}
