-- After a peel of medium depth.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "chemical_peel_medium" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "petrolatum: ten days" {
  expect = { at = {
    PT0S       = { recommended = { "petrolatum" } },
    P9DT23H59M = { recommended = { "petrolatum" } },
    P10D       = { allowed = { "petrolatum" } },
  } },
}

case "vinegar soaks: from the second day, for a week" {
  expect = { at = {
    PT0S       = { avoid = { "acetic_acid_soak" } },
    PT23H59M   = { avoid = { "acetic_acid_soak" } },
    P1D        = { recommended = { "acetic_acid_soak" } },
    P6DT23H59M = { recommended = { "acetic_acid_soak" } },
    P7D        = { allowed = { "acetic_acid_soak" } },
  } },
}

case "gentle cleanser: from the second day until the tenth" {
  expect = { at = {
    PT0S       = { avoid = { "cleanser_gentle" } },
    PT23H59M   = { avoid = { "cleanser_gentle" } },
    P1D        = { recommended = { "cleanser_gentle" } },
    P9DT23H59M = { recommended = { "cleanser_gentle" } },
    P10D       = { allowed = { "cleanser_gentle" } },
  } },
}

case "a mild steroid: not on the first day, then allowed" {
  expect = { at = {
    PT0S       = { avoid = { "topical_steroid_mild" } },
    PT23H59M   = { avoid = { "topical_steroid_mild" } },
    P1D        = { allowed = { "topical_steroid_mild" } },
    P4DT23H59M = { allowed = { "topical_steroid_mild" } },
    P5D        = { allowed = { "topical_steroid_mild" } },
  } },
}

case "mineral sunscreen: from the seventh day for three months" {
  expect = { at = {
    PT0S        = { avoid = { "sunscreen_mineral" } },
    P6DT23H59M  = { avoid = { "sunscreen_mineral" } },
    P7D         = { recommended = { "sunscreen_mineral" } },
    P89DT23H59M = { recommended = { "sunscreen_mineral" } },
    P90D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "makeup: ten days" {
  expect = { at = {
    PT0S       = { avoid = { "makeup" } },
    P9DT23H59M = { avoid = { "makeup" } },
    P10D       = { allowed = { "makeup" } },
  } },
}

case "tretinoin: two weeks" {
  expect = { at = {
    PT0S        = { avoid = { "tretinoin" } },
    P13DT23H59M = { avoid = { "tretinoin" } },
    P14D        = { allowed = { "tretinoin" } },
  } },
}
