-- After a superficial peel: the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "chemical_peel_superficial" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "bland moisturiser: a week" {
  expect = { at = {
    PT0S       = { recommended = { "moisturizer_bland" } },
    P6DT23H59M = { recommended = { "moisturizer_bland" } },
    P7D        = { allowed = { "moisturizer_bland" } },
  } },
}

case "mineral sunscreen: at once, for thirty days" {
  expect = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P29DT23H59M = { recommended = { "sunscreen_mineral" } },
    P30D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "gentle cleanser: from the sixth hour, for a week" {
  expect = { at = {
    PT0S       = { avoid = { "cleanser_gentle" } },
    PT5H59M    = { avoid = { "cleanser_gentle" } },
    PT6H       = { recommended = { "cleanser_gentle" } },
    P6DT23H59M = { recommended = { "cleanser_gentle" } },
    P7D        = { allowed = { "cleanser_gentle" } },
  } },
}

case "retinoids of all kinds, benzoyl peroxide, acids, hydroquinone, fragrance: a week" {
  expect = { at = {
    PT0S       = {
      avoid = { "retinol", "tretinoin", "adapalene", "benzoyl_peroxide", "aha", "hydroquinone", "fragrance" },
    },
    P6DT23H59M = {
      avoid = { "retinol", "tretinoin", "adapalene", "benzoyl_peroxide", "aha", "hydroquinone", "fragrance" },
    },
    P7D        = {
      allowed = { "retinol", "tretinoin", "adapalene", "benzoyl_peroxide", "aha", "hydroquinone", "fragrance" },
    },
  } },
}

case "scrubs: two weeks" {
  expect = { at = {
    PT0S        = { avoid = { "exfoliant_scrub" } },
    P13DT23H59M = { avoid = { "exfoliant_scrub" } },
    P14D        = { allowed = { "exfoliant_scrub" } },
  } },
}

case "makeup, mineral makeup too: a day, though one sheet would allow it at six hours" {
  expect = { at = {
    PT0S       = { avoid = { "makeup", "makeup_mineral" } },
    PT5H59M    = { avoid = { "makeup", "makeup_mineral" } },
    PT6H       = { avoid = { "makeup", "makeup_mineral" } }, -- what bars all makeup bars this
    PT23H59M   = { avoid = { "makeup", "makeup_mineral" } },
    P1D        = { allowed = { "makeup", "makeup_mineral" } },
    P6DT23H59M = { allowed = { "makeup", "makeup_mineral" } },
    P7D        = { allowed = { "makeup", "makeup_mineral" } },
  } },
}
