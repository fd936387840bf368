-- After filler: makeup and steps, at the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "dermal_filler" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "makeup: twelve hours" {
  expect = { at = {
    PT0S     = { avoid = { "makeup", "makeup_mineral" } },
    PT11H59M = { avoid = { "makeup", "makeup_mineral" } },
    PT12H    = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

local at_once = { "avoid-exercise-filler", "avoid-dental" }
local from_hour_1 = { "avoid-exercise-filler", "red-flag-occlusion", "avoid-dental" }
local from_day_1 = { "red-flag-occlusion", "avoid-dental" }
local from_day_2 = { "avoid-dental" }
local from_day_14 = { "review-visit-filler" }

case "from the first hour to the second week" {
  expect = { at = {
    PT0S = { steps = at_once },     PT59M       = { steps = at_once },
    PT1H = { steps = from_hour_1 }, PT23H59M    = { steps = from_hour_1 },
    P1D  = { steps = from_day_1 },  P1DT23H59M  = { steps = from_day_1 },
    P2D  = { steps = from_day_2 },  P13DT23H59M = { steps = from_day_2 },
    P14D = { steps = from_day_14 }, P14DT23H59M = { steps = from_day_14 },
    P15D = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["avoid-exercise-filler"] = 1,
    ["red-flag-occlusion"]    = 8,
    ["avoid-dental"]          = 0,
    ["review-visit-filler"]   = 1,
  } },
}

case "every six hours somebody asks about blocked vessels, by night too" {
  expect = { due = {
    ["red-flag-occlusion"] = {
      "2026-06-01T13:00:00+02:00", "2026-06-01T19:00:00+02:00", "2026-06-02T01:00:00+02:00",
      "2026-06-02T07:00:00+02:00", "2026-06-02T13:00:00+02:00", "2026-06-02T19:00:00+02:00",
      "2026-06-03T01:00:00+02:00", "2026-06-03T07:00:00+02:00",
    },
  } },
}
