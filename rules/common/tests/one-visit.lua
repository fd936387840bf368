-- Two treatments in one visit: the strictest wins at each moment, equal steps become one.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling", "ipl" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "needling and pulsed light: what needling bars stays barred" {
  expect = { at = {
    PT0S     = {
      avoid       = { "sunscreen_mineral", "makeup", "tretinoin", "l_ascorbic_acid" },
      recommended = { "moisturizer_bland" },
    },
    PT23H59M = { avoid = { "sunscreen_mineral", "makeup" } },
    P1D      = { recommended = { "sunscreen_mineral" }, avoid = { "makeup" } },
    P2D      = { allowed = { "makeup" } },
  } },
}

local first_day = { -- the last minute of it; steps of one name count as one
  "ipl_and_light.actives-pause", "microneedling.actives-pause", "ipl_and_light.avoid-exercise",
  "microneedling.avoid-exercise", "microneedling.avoid-alcohol", "microneedling.avoid-sauna-heat",
  "microneedling.avoid-sun", "microneedling.avoid-swimming", "ipl_and_light.cool-compress",
  "microneedling.drink-water", "microneedling.no-makeup", "ipl_and_light.no-picking", "microneedling.no-picking",
  "microneedling.no-waxing-or-procedure", "microneedling.shade-only", "ipl_and_light.red-flag-burn",
}
local second_day = {
  "ipl_and_light.actives-pause", "microneedling.actives-pause", "ipl_and_light.avoid-exercise",
  "microneedling.avoid-exercise", "microneedling.avoid-sauna-heat", "microneedling.avoid-sun",
  "microneedling.avoid-swimming", "microneedling.no-makeup", "ipl_and_light.no-picking", "microneedling.no-picking",
  "microneedling.no-waxing-or-procedure", "ipl_and_light.red-flag-burn", "microneedling.red-flag-infection",
  "microneedling.red-flag-cold-sore",
  "ipl_and_light.cleanse", "microneedling.cleanse", "microneedling.moisturize",
  "ipl_and_light.sunscreen-morning", "microneedling.sunscreen-morning", "microneedling.sunscreen-reapply",
}

case "needling and pulsed light: washing and sunscreen begin when both are ready for it" {
  expect = {
    at        = { PT23H59M = { steps = first_day }, P1D = { steps = second_day } },
    reminders = { ["microneedling.sunscreen-morning"] = 29, ["ipl_and_light.sunscreen-morning"] = 0 },
  },
}

case "pulsed light and a medium peel: sunscreen begins when the peel bears it" {
  session = { treatments = { "ipl", "chemical_peel_medium" } },
  expect  = {
    at        = { P6DT23H59M = { avoid = { "sunscreen_mineral" } }, P7D = { recommended = { "sunscreen_mineral" } } },
    reminders = { ["ipl_and_light.sunscreen-morning"] = 21 },
  },
}

case "needling and pulsed light: colour is asked about once" {
  expect = {
    at        = {
      P28D = { steps = {
        "microneedling.sunscreen-morning", "ipl_and_light.sunscreen-morning", -- one step
        "microneedling.red-flag-pigment", "ipl_and_light.red-flag-pigment",   -- and one
        "microneedling.red-flag-granuloma",
      } },
    },
    reminders = { ["ipl_and_light.red-flag-pigment"] = 1, ["microneedling.red-flag-pigment"] = 0 },
  },
}

case "needling with and without radiofrequency: the longer wait of each product" {
  session = { treatments = { "microneedling", "rf_microneedling" } },
  expect  = { at = {
    P2DT23H59M = { avoid = { "sunscreen_mineral", "retinol", "tretinoin", "niacinamide" } },
    P3D        = {
      recommended = { "sunscreen_mineral" },
      avoid       = { "retinol", "tretinoin" },
      allowed     = { "niacinamide" },
    },
    P9DT23H59M = { avoid = { "retinol", "tretinoin" } },
    P10D       = { allowed = { "retinol", "tretinoin" } },
  } },
}

case "a light peel and LED light: moisturiser is recommended, as the peel wants it" {
  session = { treatments = { "chemical_peel_superficial", "led_light" } },
  expect  = { at = { PT0S = { recommended = { "moisturizer_bland" }, avoid = { "cleanser_gentle", "retinol" } } } },
}
