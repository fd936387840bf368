-- After fractional non-ablative laser: the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "laser_fractional_nonablative" }, areas = { "face" },
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

case "mineral sunscreen: at once, for sixty days" {
  expect = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P59DT23H59M = { recommended = { "sunscreen_mineral" } },
    P60D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "makeup: a day" {
  expect = { at = {
    PT0S     = { avoid = { "makeup" } },
    PT23H59M = { avoid = { "makeup" } },
    P1D      = { allowed = { "makeup" } },
  } },
}

case "petrolatum is allowed on spots that ooze" {
  expect = { at = {
    PT0S       = { allowed = { "petrolatum" } },
    P2DT23H59M = { allowed = { "petrolatum" } },
    P3D        = { allowed = { "petrolatum" } },
  } },
}

case "retinoids, acids, vitamin C, hydroquinone, scrubs: a week" {
  expect = { at = {
    PT0S       = { avoid = { "retinol", "tretinoin", "aha", "l_ascorbic_acid", "hydroquinone", "exfoliant_scrub" } },
    P6DT23H59M = { avoid = { "retinol", "tretinoin", "aha", "l_ascorbic_acid", "hydroquinone", "exfoliant_scrub" } },
    P7D        = {
      allowed = { "retinol", "tretinoin", "aha", "l_ascorbic_acid", "hydroquinone", "exfoliant_scrub" },
    },
  } },
}

case "benzoyl peroxide: five days" {
  expect = { at = {
    PT0S       = { avoid = { "benzoyl_peroxide" } },
    P4DT23H59M = { avoid = { "benzoyl_peroxide" } },
    P5D        = { allowed = { "benzoyl_peroxide" } },
  } },
}

case "by the case series of 2024 a serum of C, E and ferulic acid is allowed at once" {
  options = { vitamin_c_after_nafl = "evidence-2024" },
  session = { details = { serum = "c_e_ferulic" } },
  expect  = { at = {
    PT0S        = { allowed = { "l_ascorbic_acid" } },
    P13DT23H59M = { allowed = { "l_ascorbic_acid" } },
    P14D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "by the case series any other vitamin C still waits" {
  options = { vitamin_c_after_nafl = "evidence-2024" },
  session = { details = { serum = "l_ascorbic_only" } },
  expect  = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P7D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "by the case series, and nobody said which serum: it waits a week, then nobody knows" {
  options = { vitamin_c_after_nafl = "evidence-2024" },
  expect  = { at = {
    PT0S        = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M  = { avoid = { "l_ascorbic_acid" } },
    P7D         = { unknown = { "l_ascorbic_acid" } },
    P13DT23H59M = { unknown = { "l_ascorbic_acid" } },
    P14D        = { allowed = { "l_ascorbic_acid" } },
  } },
}
