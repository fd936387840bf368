-- Products and steps, at the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microdermabrasion" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "crystals: mineral sunscreen at once, for two weeks" {
  expect = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P13DT23H59M = { recommended = { "sunscreen_mineral" } },
    P14D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "crystals: retinoids three days, acids one" {
  expect = { at = {
    PT0S       = { avoid = { "retinol", "tretinoin", "aha" } },
    PT23H59M   = { avoid = { "retinol", "tretinoin", "aha" } },
    P1D        = { allowed = { "aha" }, avoid = { "retinol", "tretinoin" } },
    P2DT23H59M = { allowed = { "aha" }, avoid = { "retinol", "tretinoin" } },
    P3D        = { allowed = { "retinol", "tretinoin", "aha" } },
  } },
}

case "a blade: mineral sunscreen at once, for two weeks" {
  session = { treatments = { "dermaplaning" } },
  expect  = { at = {
    PT0S        = { recommended = { "sunscreen_mineral" } },
    P13DT23H59M = { recommended = { "sunscreen_mineral" } },
    P14D        = { allowed = { "sunscreen_mineral" } },
  } },
}

case "a blade: retinoids three days, acids one" {
  session = { treatments = { "dermaplaning" } },
  expect  = { at = {
    PT0S       = { avoid = { "retinol", "tretinoin", "aha" } },
    PT23H59M   = { avoid = { "retinol", "tretinoin", "aha" } },
    P1D        = { allowed = { "aha" }, avoid = { "retinol", "tretinoin" } },
    P2DT23H59M = { allowed = { "aha" }, avoid = { "retinol", "tretinoin" } },
    P3D        = { allowed = { "retinol", "tretinoin", "aha" } },
  } },
}

local at_once = { "sunscreen-morning" }

case "crystals: sunscreen for two weeks" {
  expect = { at = {
    PT0S = { steps = at_once }, P13DT23H59M = { steps = at_once },
    P14D = { steps = {} },
  } },
}

case "crystals: a reminder each morning" {
  expect = { reminders = { ["sunscreen-morning"] = 14 } },
}

case "a blade: the same" {
  session = { treatments = { "dermaplaning" } },
  expect  = {
    at        = {
      PT0S        = { steps = { "sunscreen-morning" } },
      P13DT23H59M = { steps = { "sunscreen-morning" } },
      P14D        = { steps = {} },
    },
    reminders = { ["sunscreen-morning"] = 14 },
  },
}
