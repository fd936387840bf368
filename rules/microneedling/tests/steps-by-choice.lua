-- What the clinic's choices change among the steps.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "makeup and exercise for a day only" {
  options = { makeup_after_needling = "manufacturer-24h", exercise_after_needling = "clinic-24h" },
  expect  = { at = {
    PT0S     = { steps = {
      "hands-off", "no-makeup-manufacturer-24h", "avoid-exercise-clinic-24h", "shade-only", "avoid-sun",
      "avoid-sauna-heat", "avoid-swimming", "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking",
      "actives-pause", "no-waxing-or-procedure",
    } },
    PT23H59M = { steps = {
      "no-makeup-manufacturer-24h", "avoid-exercise-clinic-24h", "shade-only", "avoid-sun", "avoid-sauna-heat",
      "avoid-swimming", "avoid-alcohol", "drink-water", "no-picking", "actives-pause", "no-waxing-or-procedure",
    } },
    P1D      = { steps = {
      "cleanse", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-sun", "avoid-sauna-heat",
      "avoid-swimming", "no-picking", "actives-pause", "no-waxing-or-procedure", "red-flag-infection",
      "red-flag-cold-sore",
    } },
  } },
}

case "sunscreen at once: no day in the shade, and thirty mornings" {
  options = { sunscreen_after_needling = "mineral-at-once" },
  expect  = {
    at        = {
      PT0S        = { steps = {
        "hands-off", "no-makeup", "sunscreen-morning-at-once", "avoid-sun", "avoid-exercise", "avoid-sauna-heat",
        "avoid-swimming", "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking", "actives-pause",
        "no-waxing-or-procedure",
      } },
      P29DT23H59M = { steps = { "sunscreen-morning-at-once", "red-flag-granuloma" } },
      P30D        = { steps = { "red-flag-granuloma" } },
    },
    reminders = { ["sunscreen-morning-at-once"] = 30, ["sunscreen-morning"] = 0, ["shade-only"] = 0 },
  },
}

case "sessions two weeks apart: no other step for booking, so the default stays" {
  options = { session_interval = "evidence-2014" },
  expect  = { at = { P21D = { steps = { "sunscreen-morning", "red-flag-granuloma", "book-next" } } } },
}
