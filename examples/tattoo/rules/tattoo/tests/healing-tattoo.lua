-- A tattoo at the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  patient = { conditions = {} },
  session = {
    id = "s-1", treatments = { "tattoo_small" }, areas = { "back" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Madrid",
  },
}

case "steps of a small tattoo" {
  expect = { at = {
    PT0S        = { steps = { "leave-cover" } },
    PT2H59M     = { steps = { "leave-cover" } },
    PT3H        = { steps = { "first-wash" } },
    PT11H59M    = { steps = { "first-wash" } },
    PT12H       = { steps = {} },
    PT23H59M    = { steps = {} },
    P1D         = { steps = { "wash", "infection-check" } },
    P2DT23H59M  = { steps = { "wash", "infection-check" } },
    P3D         = { steps = { "wash", "infection-check", "no-picking" } },
    P7DT23H59M  = { steps = { "wash", "infection-check", "no-picking" } },
    P8D         = { steps = { "wash", "no-picking" } },
    P13DT23H59M = { steps = { "wash", "no-picking" } },
    P14D        = { steps = { "no-picking" } },
    P20DT23H59M = { steps = { "no-picking" } },
    P21D        = { steps = { "allergy-check" } },
    P27DT23H59M = { steps = { "allergy-check" } },
    P28D        = { steps = { "allergy-check", "keep-the-colours", "look-at-it-together" } },
    P41DT23H59M = { steps = { "allergy-check", "keep-the-colours", "look-at-it-together" } },
    P42D        = { steps = { "allergy-check", "keep-the-colours" } },
    P55DT23H59M = { steps = { "allergy-check", "keep-the-colours" } },
    P56D        = { steps = { "allergy-check" } },
    P83DT23H59M = { steps = { "allergy-check" } },
    P84D        = { steps = {} },
  } },
}

case "under a film, three days of nothing" {
  options = { dressing = "film" },
  expect  = { at = {
    PT0S        = { steps = { "leave-film" }, avoid = { "healing_ointment", "mild_soap" } },
    P2DT23H59M  = { steps = { "leave-film", "infection-check" }, avoid = { "healing_ointment", "mild_soap" } },
    P3D         = {
      steps       = { "take-film-off", "wash-film", "infection-check", "no-picking" },
      recommended = { "healing_ointment", "mild_soap" },
    },
    P3DT23H59M  = { steps = { "take-film-off", "wash-film", "infection-check", "no-picking" } },
    P4D         = { steps = { "wash-film", "infection-check", "no-picking" } },
    P13DT23H59M = { steps = { "wash-film", "no-picking" }, recommended = { "healing_ointment", "mild_soap" } },
    P14D        = { steps = { "no-picking" }, allowed = { "healing_ointment", "mild_soap" } },
  } },
}

case "a large one wears loose clothes for a week" {
  session = { treatments = { "tattoo_large" } },
  expect  = { at = {
    PT0S       = { steps = { "leave-cover", "loose-clothes" } },
    P6DT23H59M = { steps = { "wash", "infection-check", "no-picking", "loose-clothes" } },
    P7D        = { steps = { "wash", "infection-check", "no-picking" } },
  } },
}

case "how often each is reminded of" {
  expect = { reminders = {
    ["leave-cover"] = 0, ["first-wash"] = 1, wash = 10, ["no-picking"] = 3, ["infection-check"] = 3,
    ["keep-the-colours"] = 4, ["look-at-it-together"] = 1, ["allergy-check"] = 2,
  } },
}

case "how often under a film" {
  options = { dressing = "film" },
  expect  = { reminders = { ["leave-film"] = 0, ["take-film-off"] = 1, ["wash-film"] = 6 } },
}

case "when they fall due" {
  expect = { due = {
    ["first-wash"]      = { "2026-06-01T15:00:00+02:00" },
    ["no-picking"]      = { "2026-06-04T18:00:00+02:00", "2026-06-07T18:00:00+02:00", "2026-06-10T18:00:00+02:00" },
    ["infection-check"] = { "2026-06-02T19:00:00+02:00", "2026-06-04T19:00:00+02:00", "2026-06-06T19:00:00+02:00" },
    ["allergy-check"]   = { "2026-06-22T12:00:00+02:00", "2026-07-20T12:00:00+02:00" },
  } },
}

case "ointment and soap: after three hours, for two weeks" {
  expect = { at = {
    PT0S        = { avoid = { "healing_ointment", "mild_soap" } },
    PT2H59M     = { avoid = { "healing_ointment", "mild_soap" } },
    PT3H        = { recommended = { "healing_ointment", "mild_soap" } },
    P13DT23H59M = { recommended = { "healing_ointment", "mild_soap" } },
    P14D        = { allowed = { "healing_ointment", "mild_soap" } },
  } },
}

case "moisturiser: from the third week until the sixth" {
  expect = { at = {
    PT0S        = { avoid = { "moisturiser_unscented" } },
    P13DT23H59M = { avoid = { "moisturiser_unscented" } },
    P14D        = { recommended = { "moisturiser_unscented" } },
    P41DT23H59M = { recommended = { "moisturiser_unscented" } },
    P42D        = { allowed = { "moisturiser_unscented" } },
  } },
}

case "sunscreen: once it has healed, for a year" {
  expect = { at = {
    PT0S         = { avoid = { "sunscreen" } },
    P27DT23H59M  = { avoid = { "sunscreen" } },
    P28D         = { recommended = { "sunscreen" } },
    P364DT23H59M = { recommended = { "sunscreen" } },
    P365D        = { allowed = { "sunscreen" } },
  } },
}

case "petroleum jelly: not for two weeks; perfume: not for four; disinfectant: not for six" {
  expect = { at = {
    PT0S        = { avoid = { "petroleum_jelly", "scented_lotion", "disinfectant" } },
    P13DT23H59M = { avoid = { "petroleum_jelly", "scented_lotion", "disinfectant" } },
    P14D        = { allowed = { "petroleum_jelly" } },
    P27DT23H59M = { avoid = { "scented_lotion", "disinfectant" } },
    P28D        = { allowed = { "scented_lotion" } },
    P41DT23H59M = { avoid = { "disinfectant" } },
    P42D        = { allowed = { "disinfectant" } },
  } },
}

case "what is to be done, to be left, looked for and booked" {
  expect = { acts = {
    ["leave-cover"] = "avoid", ["first-wash"] = "do", wash = "do", ["no-picking"] = "avoid",
    ["infection-check"] = "check", ["allergy-check"] = "check", ["keep-the-colours"] = "do",
    ["look-at-it-together"] = "book",
  } },
}

case "likewise under a film" {
  options = { dressing = "film" },
  expect  = {
    acts  = { ["leave-film"] = "avoid", ["take-film-off"] = "do", ["wash-film"] = "do" },
    clock = { ["wash-film"] = { "08:00", "20:00" } },
  },
}

case "loose clothes are to be worn" {
  session = { treatments = { "tattoo_large" } },
  expect  = { acts = { ["loose-clothes"] = "do" } },
}

case "washing morning and evening, sunscreen every week: nine o'clock has passed on the day it begins" {
  expect = {
    clock = { wash = { "08:00", "20:00" } },
    due   = { ["keep-the-colours"] = {
      "2026-07-06T09:00:00+02:00", "2026-07-13T09:00:00+02:00", "2026-07-20T09:00:00+02:00",
      "2026-07-27T09:00:00+02:00",
    } },
  },
}
