-- After toxin: makeup and steps, at the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "botulinum_toxin" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "makeup: six hours" {
  expect = { at = {
    PT0S    = { avoid = { "makeup", "makeup_mineral" } },
    PT5H59M = { avoid = { "makeup", "makeup_mineral" } },
    PT6H    = { allowed = { "makeup", "makeup_mineral" } },
  } },
}

local at_once = { "stay-upright", "no-rubbing", "avoid-exercise-toxin" }
local from_hour_4 = { "no-rubbing", "avoid-exercise-toxin" }
local from_day_1 = { "red-flag-spread" }
local from_day_14 = { "review-visit-toxin" }
local from_month_3 = { "book-next" }

case "from the first hour to the fourth month" {
  expect = { at = {
    PT0S = { steps = at_once },      PT3H59M      = { steps = at_once },
    PT4H = { steps = from_hour_4 },  PT23H59M     = { steps = from_hour_4 },
    P1D  = { steps = from_day_1 },   P13DT23H59M  = { steps = from_day_1 },
    P14D = { steps = from_day_14 },  P14DT23H59M  = { steps = from_day_14 },
    P15D = { steps = {} },           P91DT23H59M  = { steps = {} },
    P3M  = { steps = from_month_3 }, P121DT23H59M = { steps = from_month_3 },
    P4M  = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["stay-upright"]         = 0,
    ["no-rubbing"]           = 1,
    ["avoid-exercise-toxin"] = 0,
    ["red-flag-spread"]      = 5,
    ["review-visit-toxin"]   = 1,
    ["book-next"]            = 1,
  } },
}

case "every third day somebody asks about weakness; booking after three months" {
  expect = { due = {
    ["red-flag-spread"] = {
      "2026-06-02T12:00:00+02:00", "2026-06-05T12:00:00+02:00", "2026-06-08T12:00:00+02:00",
      "2026-06-11T12:00:00+02:00", "2026-06-14T12:00:00+02:00",
    },
    ["book-next"]       = { "2026-09-01T12:00:00+02:00" },
  } },
}
