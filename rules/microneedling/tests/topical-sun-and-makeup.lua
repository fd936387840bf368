-- Sunscreen, makeup, irritants and medicines at the last minute before, and the first after,
-- each change; and what the lay view adds.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "mineral sunscreen: after a day in the shade, for thirty" {
  expect = { at = {
    PT0S        = { avoid = { "sunscreen_mineral" } },
    PT23H59M    = { avoid = { "sunscreen_mineral" } },
    P1D         = { recommended = { "sunscreen_mineral" } },
    P29DT23H59M = { recommended = { "sunscreen_mineral" } },
    P30D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "mineral sunscreen where the clinic wants it at once" {
  options = { sunscreen_after_needling = "mineral-at-once" },
  expect  = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P29DT23H59M = { recommended = { "sunscreen_mineral" } },
    P30D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "the clocks go back in the night: a day is 25 hours long, and the shade with it" {
  session = { ended_at = "2026-10-24T12:00:00+02:00" },
  expect  = { at = {
    PT24H = { avoid = { "sunscreen_mineral" } },
    PT25H = { recommended = { "sunscreen_mineral" } },
  } },
}

case "chemical sunscreen, fragrance, facial oil: three days" {
  expect = { at = {
    PT0S       = { avoid = { "sunscreen_chemical", "fragrance", "facial_oil" } },
    P2DT23H59M = { avoid = { "sunscreen_chemical", "fragrance", "facial_oil" } },
    P3D        = { allowed = { "sunscreen_chemical", "fragrance", "facial_oil" } },
  } },
}

case "makeup, mineral makeup too: two days" {
  expect = { at = {
    PT0S       = { avoid = { "makeup", "makeup_mineral" } },
    P1DT23H59M = { avoid = { "makeup", "makeup_mineral" } },
    P2D        = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

case "makeup by the care sheets: one day" {
  options = { makeup_after_needling = "manufacturer-24h" },
  expect  = { at = {
    PT0S     = { avoid = { "makeup", "makeup_mineral" } },
    PT23H59M = { avoid = { "makeup", "makeup_mineral" } },
    P1D      = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

case "self-tanner and scrubs: a week" {
  expect = { at = {
    PT0S       = { avoid = { "self_tanner", "exfoliant_scrub" } },
    P6DT23H59M = { avoid = { "self_tanner", "exfoliant_scrub" } },
    P7D        = { allowed = { "self_tanner", "exfoliant_scrub" } },
  } },
}

case "toner with alcohol: ten days" {
  expect = { at = {
    PT0S       = { avoid = { "alcohol_toner" } },
    P9DT23H59M = { avoid = { "alcohol_toner" } },
    P10D       = { allowed = { "alcohol_toner" } },
  } },
}

case "antibiotic ointment: not for a week" {
  expect = { at = {
    PT0S       = { avoid = { "topical_antibiotic" } },
    P6DT23H59M = { avoid = { "topical_antibiotic" } },
    P7D        = { allowed = { "topical_antibiotic" } },
  } },
}

case "antibiotic ointment where it is the clinic's routine" {
  options = { topical_antibiotic_routine = "clinic-routine" },
  expect  = { at = {
    PT0S       = { allowed = { "topical_antibiotic" } },
    P1DT23H59M = { allowed = { "topical_antibiotic" } },
    P2D        = { allowed = { "topical_antibiotic" } },
  } },
}

case "a mild steroid for itch is allowed; numbing cream waits a day" {
  expect = { at = {
    PT0S       = { allowed = { "topical_steroid_mild" }, avoid = { "lidocaine_topical" } },
    PT23H59M   = { allowed = { "topical_steroid_mild" }, avoid = { "lidocaine_topical" } },
    P1D        = { allowed = { "topical_steroid_mild", "lidocaine_topical" } },
    P1DT23H59M = { allowed = { "topical_steroid_mild" } },
    P2D        = { allowed = { "topical_steroid_mild" } },
  } },
}

case "a product that no rule names is unknown" {
  session = { products = { "healing_ointment", "acne_topical", "topical_any" } },
  expect  = { at = { PT2H = { unknown = { "healing_ointment", "acne_topical", "topical_any" } } } },
}

local let_in = {
  allowed = { "healing_ointment", "acne_topical", "topical_any" },
  avoid   = { "l_ascorbic_acid", "azelaic_acid", "exfoliant_scrub" },
}
local first_hours = {
  allowed = { "healing_ointment", "acne_topical", "topical_any" },
  avoid   = { "l_ascorbic_acid", "benzoyl_peroxide", "azelaic_acid", "makeup", "sunscreen_mineral" },
}
local for_good = {
  allowed = { "healing_ointment", "acne_topical", "topical_any", "l_ascorbic_acid", "azelaic_acid", "exfoliant_scrub" },
}

case "the lay view lets any cream in, but nothing that a rule says to avoid" {
  options = { immediate_topicals = "seed" },
  expect  = { at = { PT0S = let_in, PT2H = first_hours, P6DT23H59M = let_in, P7D = for_good } },
}
