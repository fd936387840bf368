-- A piercing at the last minute before, and the first after, each change; and a visit with both.

defaults { -- a session that ended at noon, in summer
  patient = { conditions = {} },
  session = {
    id = "s-1", treatments = { "piercing_cartilage" }, areas = { "ear" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Madrid",
  },
}

case "steps of a piercing through cartilage" {
  expect = { at = {
    PT0S        = { steps = { "do-not-turn", "sleep-on-the-other-side" } },
    PT11H59M    = { steps = { "do-not-turn", "sleep-on-the-other-side" } },
    PT12H       = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side" } },
    P1D         = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side", "infection-check" } },
    P8D         = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side" } },
    P27DT23H59M = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side" } },
    P28D        = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side", "shorten-the-bar" } },
    P41DT23H59M = { steps = { "rinse", "do-not-turn", "sleep-on-the-other-side", "shorten-the-bar" } },
    P42D        = { steps = { "sleep-on-the-other-side" } },
    P83DT23H59M = { steps = { "sleep-on-the-other-side" } },
    P84D        = { steps = {} },
  } },
}

case "an ear lobe knows neither side nor bar" {
  session = { treatments = { "piercing_ear_lobe" } },
  expect  = { at = { PT0S = { steps = { "do-not-turn" } }, P28D = { steps = { "rinse", "do-not-turn" } } } },
}

case "how often each is reminded of" {
  expect = { reminders = {
    rinse = 14, ["do-not-turn"] = 1, ["sleep-on-the-other-side"] = 1, ["shorten-the-bar"] = 1, ["infection-check"] = 3,
  } },
}

case "saline for six weeks, ointment and disinfectant not" {
  expect = { at = {
    PT0S        = { recommended = { "saline" }, avoid = { "healing_ointment", "disinfectant" } },
    P41DT23H59M = { recommended = { "saline" }, avoid = { "healing_ointment", "disinfectant" } },
    P42D        = { allowed = { "saline", "healing_ointment", "disinfectant" } },
  } },
}

case "a tattoo and a piercing in one visit: the stricter wins, and one check is for both" {
  session = { treatments = { "tattoo_small", "piercing_ear_lobe" }, areas = { "back", "ear" } },
  expect  = {
    at        = { P2D = {
      avoid = { "healing_ointment" }, recommended = { "mild_soap", "saline" }, not_yet = { "swimming" },
      steps = { "wash", "rinse", "do-not-turn", "infection-check" },
    } },
    reminders = { ["infection-check"] = 3 },
  },
}

case "what is to be done, to be left, looked for and booked" {
  expect = {
    acts  = {
      rinse = "do", ["do-not-turn"] = "avoid", ["sleep-on-the-other-side"] = "avoid", ["shorten-the-bar"] = "book",
      ["infection-check"] = "check",
    },
    clock = { rinse = { "08:00", "20:00" } },
  },
}

case "nothing with perfume on a piercing either, for four weeks" {
  expect = { at = {
    PT0S        = { avoid = { "scented_lotion" } },
    P27DT23H59M = { avoid = { "scented_lotion" } },
    P28D        = { allowed = { "scented_lotion" } },
  } },
}
