-- Two treatments in one visit: the strictest wins at each moment, equal steps become one.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling", "ipl" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "needling and pulsed light: what needling bars stays barred" {
  expect = { at = {
    PT0S     = { avoid = { "sunscreen_mineral", "makeup", "tretinoin", "l_ascorbic_acid" }, recommended = { "moisturizer_bland" } },
    PT23H59M = { avoid = { "sunscreen_mineral", "makeup" } },
    P1D      = { recommended = { "sunscreen_mineral" }, avoid = { "makeup" } },
    P2D      = { allowed = { "makeup" } },
  } },
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
    P3D        = { recommended = { "sunscreen_mineral" }, avoid = { "retinol", "tretinoin" }, allowed = { "niacinamide" } },
    P9DT23H59M = { avoid = { "retinol", "tretinoin" } },
    P10D       = { allowed = { "retinol", "tretinoin" } },
  } },
}

case "a light peel and LED light: moisturiser is recommended, as the peel wants it" {
  session = { treatments = { "chemical_peel_superficial", "led_light" } },
  expect  = { at = { PT0S = { recommended = { "moisturizer_bland" }, avoid = { "cleanser_gentle", "retinol" } } } },
}
