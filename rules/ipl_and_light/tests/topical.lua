-- The last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "ipl" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "mineral sunscreen: at once, for four weeks" {
  expect = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P27DT23H59M = { recommended = { "sunscreen_mineral" } },
    P28D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "bland moisturiser: a week" {
  expect = { at = {
    PT0S       = { recommended = { "moisturizer_bland" } },
    P6DT23H59M = { recommended = { "moisturizer_bland" } },
    P7D        = { allowed = { "moisturizer_bland" } },
  } },
}

case "makeup is allowed at once" {
  expect = { at = {
    PT0S       = { allowed = { "makeup", "makeup_mineral" } },
    P6DT23H59M = { allowed = { "makeup", "makeup_mineral" } },
    P7D        = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

case "retinoids, acids and vitamin C: a week" {
  expect = { at = {
    PT0S       = { avoid = { "retinol", "tretinoin", "adapalene", "aha", "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "retinol", "tretinoin", "adapalene", "aha", "l_ascorbic_acid" } },
    P7D        = { allowed = { "retinol", "tretinoin", "adapalene", "aha", "l_ascorbic_acid" } },
  } },
}

case "by a dermatology practice: retinoids two days, acids still a week" {
  options = { retinoid_after_ipl = "dermatologist-2d" },
  expect  = { at = {
    PT0S       = { avoid = { "tretinoin", "aha" } },
    P1DT23H59M = { avoid = { "tretinoin", "aha" } },
    P2D        = { allowed = { "tretinoin" }, avoid = { "aha" } },
    P6DT23H59M = { allowed = { "tretinoin" }, avoid = { "aha" } },
    P7D        = { allowed = { "tretinoin", "aha" } },
  } },
}

case "scrubs: five days" {
  expect = { at = {
    PT0S       = { avoid = { "exfoliant_scrub" } },
    P4DT23H59M = { avoid = { "exfoliant_scrub" } },
    P5D        = { allowed = { "exfoliant_scrub" } },
  } },
}

case "after LED light moisturiser is allowed" {
  session = { treatments = { "led_light" } },
  expect  = { at = {
    PT0S     = { allowed = { "moisturizer_bland" } },
    PT23H59M = { allowed = { "moisturizer_bland" } },
    P1D      = { allowed = { "moisturizer_bland" } },
  } },
}
