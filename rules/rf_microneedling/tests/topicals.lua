-- What goes on the skin, at the last minute before and the first after each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "rf_microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "hyaluronic acid and bland moisturiser: a week from the start" {
  expect = { at = {
    PT0S       = { recommended = { "hyaluronic_acid_plain", "moisturizer_bland" } },
    P6DT23H59M = { recommended = { "hyaluronic_acid_plain", "moisturizer_bland" } },
    P7D        = { allowed = { "hyaluronic_acid_plain", "moisturizer_bland" } },
  } },
}

case "healing ointment is allowed, and nobody minds it later" {
  expect = { at = {
    PT0S       = { allowed = { "healing_ointment" } },
    P2DT23H59M = { allowed = { "healing_ointment" } },
    P3D        = { allowed = { "healing_ointment" } },
  } },
}

case "mineral sunscreen: after three days in the shade, until the thirtieth" {
  expect = { at = {
    PT0S        = { avoid = { "sunscreen_mineral" } },
    P2DT23H59M  = { avoid = { "sunscreen_mineral" } },
    P3D         = { recommended = { "sunscreen_mineral" } },
    P29DT23H59M = { recommended = { "sunscreen_mineral" } },
    P30D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "mineral sunscreen where the clinic wants it at once" {
  options = { sunscreen_after_rf = "mineral-at-once" },
  expect  = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P29DT23H59M = { recommended = { "sunscreen_mineral" } },
    P30D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "chemical sunscreen: three days" {
  expect = { at = {
    PT0S       = { avoid = { "sunscreen_chemical" } },
    P2DT23H59M = { avoid = { "sunscreen_chemical" } },
    P3D        = { allowed = { "sunscreen_chemical" } },
  } },
}

case "makeup, mineral makeup too: two days" {
  expect = { at = {
    PT0S       = { avoid = { "makeup", "makeup_mineral" } },
    P1DT23H59M = { avoid = { "makeup", "makeup_mineral" } },
    P2D        = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

case "retinol, tretinoin and alpha hydroxy acids: ten days" {
  expect = { at = {
    PT0S       = { avoid = { "retinol", "tretinoin", "aha" } },
    P9DT23H59M = { avoid = { "retinol", "tretinoin", "aha" } },
    P10D       = { allowed = { "retinol", "tretinoin", "aha" } },
  } },
}

case "beta hydroxy acids, benzoyl peroxide, vitamin C and scrubs: a week" {
  expect = { at = {
    PT0S       = { avoid = { "bha", "benzoyl_peroxide", "l_ascorbic_acid", "exfoliant_scrub" } },
    P6DT23H59M = { avoid = { "bha", "benzoyl_peroxide", "l_ascorbic_acid", "exfoliant_scrub" } },
    P7D        = { allowed = { "bha", "benzoyl_peroxide", "l_ascorbic_acid", "exfoliant_scrub" } },
  } },
}

case "scrubs where the clinic allows them after 72 hours" {
  options = { scrub_after_rf = "clinic-72h" },
  expect  = { at = {
    PT0S       = { avoid = { "exfoliant_scrub" } },
    P2DT23H59M = { avoid = { "exfoliant_scrub" } },
    P3D        = { allowed = { "exfoliant_scrub" } },
  } },
}

case "hydroquinone: from the seventh day for twelve weeks" {
  expect = { at = {
    PT0S        = { avoid = { "hydroquinone" } },
    P6DT23H59M  = { avoid = { "hydroquinone" } },
    P7D         = { recommended = { "hydroquinone" } },
    P83DT23H59M = { recommended = { "hydroquinone" } },
    P84D        = { allowed = { "hydroquinone" } },
  } },
}
