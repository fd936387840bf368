-- After ablative laser: the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "laser_ablative_fractional" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "petrolatum: a week" {
  expect = { at = {
    PT0S       = { recommended = { "petrolatum" } },
    P6DT23H59M = { recommended = { "petrolatum" } },
    P7D        = { allowed = { "petrolatum" } },
  } },
}

case "vinegar soaks: four days" {
  expect = { at = {
    PT0S       = { recommended = { "acetic_acid_soak" } },
    P3DT23H59M = { recommended = { "acetic_acid_soak" } },
    P4D        = { allowed = { "acetic_acid_soak" } },
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

case "by the trial of 2013, with anti-inflammatories: from the second day for a week" {
  options = { sunscreen_after_ablative = "evidence-2013" },
  session = { details = { with = "anti_inflammatory" } },
  expect  = { at = {
    PT0S       = { avoid = { "sunscreen_mineral" } },
    PT23H59M   = { avoid = { "sunscreen_mineral" } },
    P1D        = { recommended = { "sunscreen_mineral" } },
    P6DT23H59M = { recommended = { "sunscreen_mineral" } },
    P7D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "with anti-inflammatories where the clinic did not choose that trial: as ever" {
  session = { details = { with = "anti_inflammatory" } },
  expect  = { at = {
    PT0S        = { avoid = { "sunscreen_mineral" } },
    P6DT23H59M  = { avoid = { "sunscreen_mineral" } },
    P7D         = { recommended = { "sunscreen_mineral" } },
    P89DT23H59M = { recommended = { "sunscreen_mineral" } },
    P90D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "by the trial of 2013 without them: as ever" {
  options = { sunscreen_after_ablative = "evidence-2013" },
  session = { details = { with = "nothing" } },
  expect  = { at = {
    PT0S        = { avoid = { "sunscreen_mineral" } },
    P6DT23H59M  = { avoid = { "sunscreen_mineral" } },
    P7D         = { recommended = { "sunscreen_mineral" } },
    P89DT23H59M = { recommended = { "sunscreen_mineral" } },
    P90D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "bland moisturiser: from the seventh day until the thirtieth" {
  expect = { at = {
    PT0S        = { avoid = { "moisturizer_bland" } },
    P6DT23H59M  = { avoid = { "moisturizer_bland" } },
    P7D         = { recommended = { "moisturizer_bland" } },
    P29DT23H59M = { recommended = { "moisturizer_bland" } },
    P30D        = { allowed = { "moisturizer_bland" } },
  } },
}

case "makeup: a week" {
  expect = { at = {
    PT0S       = { avoid = { "makeup" } },
    P6DT23H59M = { avoid = { "makeup" } },
    P7D        = { allowed = { "makeup" } },
  } },
}

case "vitamin C: a week" {
  expect = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P7D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "by the trials of 2016 a serum of C, E and ferulic acid: at once, for two weeks" {
  options = { vitamin_c_after_ablative = "evidence-2016" },
  session = { details = { serum = "c_e_ferulic" } },
  expect  = { at = {
    PT0S        = { recommended = { "l_ascorbic_acid" } },
    P13DT23H59M = { recommended = { "l_ascorbic_acid" } },
    P14D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "by the trials of 2016 any other vitamin C still waits" {
  options = { vitamin_c_after_ablative = "evidence-2016" },
  session = { details = { serum = "l_ascorbic_only" } },
  expect  = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P7D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "the trials of 2016 are silent about full ablative laser" {
  options = { vitamin_c_after_ablative = "evidence-2016" },
  session = { treatments = { "laser_ablative_full" }, details = { serum = "c_e_ferulic" } },
  expect  = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P7D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "a potent steroid where a prescriber gives it: allowed" {
  session = { details = { prescriber_only = "yes" } },
  expect  = { at = {
    PT0S       = { allowed = { "topical_steroid_potent" } },
    P1DT23H59M = { allowed = { "topical_steroid_potent" } },
    P2D        = { allowed = { "topical_steroid_potent" } },
  } },
}

case "a potent steroid, and nobody said who gives it: unknown for two days" {
  expect = { at = {
    PT0S       = { unknown = { "topical_steroid_potent" } },
    P1DT23H59M = { unknown = { "topical_steroid_potent" } },
    P2D        = { allowed = { "topical_steroid_potent" } },
  } },
}

case "plasma is allowed on the first day" {
  expect = { at = {
    PT0S     = { allowed = { "prp_autologous" } },
    PT23H59M = { allowed = { "prp_autologous" } },
    P1D      = { allowed = { "prp_autologous" } },
  } },
}

case "tretinoin and retinol: three weeks" {
  expect = { at = {
    PT0S        = { avoid = { "tretinoin", "retinol" } },
    P20DT23H59M = { avoid = { "tretinoin", "retinol" } },
    P21D        = { allowed = { "tretinoin", "retinol" } },
  } },
}

case "hydroquinone: from the second week for twelve weeks" {
  expect = { at = {
    PT0S        = { avoid = { "hydroquinone" } },
    P13DT23H59M = { avoid = { "hydroquinone" } },
    P14D        = { recommended = { "hydroquinone" } },
    P83DT23H59M = { recommended = { "hydroquinone" } },
    P84D        = { allowed = { "hydroquinone" } },
  } },
}

case "antibiotic ointment and fragrance: two weeks" {
  expect = { at = {
    PT0S        = { avoid = { "topical_antibiotic", "fragrance" } },
    P13DT23H59M = { avoid = { "topical_antibiotic", "fragrance" } },
    P14D        = { allowed = { "topical_antibiotic", "fragrance" } },
  } },
}

case "full ablative laser: the same at the first hour" {
  session = { treatments = { "laser_ablative_full" } },
  expect  = { at = {
    PT0S = {
      recommended = { "petrolatum", "acetic_acid_soak" },
      avoid       = {
        "sunscreen_mineral", "makeup", "l_ascorbic_acid", "tretinoin", "retinol", "hydroquinone",
        "topical_antibiotic", "fragrance", "moisturizer_bland",
      },
    },
  } },
}
