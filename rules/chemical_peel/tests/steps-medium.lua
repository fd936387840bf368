-- After a peel of medium depth: the steps in force at each change, and the reminders.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "chemical_peel_medium" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = {
  "petrolatum", "sleep-elevated", "no-makeup", "antiviral", "avoid-sun", "avoid-smoking", "no-picking-medium",
}
local from_day_1 = {
  "cleanse-medium", "vinegar-soak", "petrolatum", "sleep-elevated", "no-makeup", "antiviral", "avoid-sun",
  "avoid-smoking", "no-picking-medium", "red-flag-infection-medium",
}
local from_day_3 = {
  "cleanse-medium", "vinegar-soak", "petrolatum", "no-makeup", "antiviral", "avoid-sun", "avoid-smoking",
  "no-picking-medium", "red-flag-infection-medium",
}
local from_day_7 = {
  "cleanse-medium", "petrolatum", "no-makeup", "antiviral", "avoid-sun", "avoid-smoking", "no-picking-medium",
  "red-flag-infection-medium",
}
local from_day_10 = { "avoid-sun", "avoid-smoking" }
local from_day_14 = { "avoid-sun" }

case "from the first hour to the sixth week" {
  expect = { at = {
    PT0S = { steps = at_once },     PT23H59M    = { steps = at_once },
    P1D  = { steps = from_day_1 },  P2DT23H59M  = { steps = from_day_1 },
    P3D  = { steps = from_day_3 },  P6DT23H59M  = { steps = from_day_3 },
    P7D  = { steps = from_day_7 },  P9DT23H59M  = { steps = from_day_7 },
    P10D = { steps = from_day_10 }, P13DT23H59M = { steps = from_day_10 },
    P14D = { steps = from_day_14 }, P41DT23H59M = { steps = from_day_14 },
    P42D = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["cleanse-medium"]            = 18,
    ["vinegar-soak"]              = 24,
    petrolatum                    = 40,
    ["sleep-elevated"]            = 1,
    ["no-makeup"]                 = 1,
    antiviral                     = 20,
    ["avoid-sun"]                 = 1,
    ["avoid-smoking"]             = 0,
    ["no-picking-medium"]         = 1,
    ["red-flag-infection-medium"] = 9,
  } },
}

case "soaks begin at four on the second day" {
  expect = { due = {
    ["vinegar-soak"] = {
      "2026-06-02T12:00:00+02:00", "2026-06-02T16:00:00+02:00", "2026-06-02T20:00:00+02:00",
      "2026-06-03T08:00:00+02:00", "2026-06-03T12:00:00+02:00", "2026-06-03T16:00:00+02:00",
      "2026-06-03T20:00:00+02:00", "2026-06-04T08:00:00+02:00", "2026-06-04T12:00:00+02:00",
      "2026-06-04T16:00:00+02:00", "2026-06-04T20:00:00+02:00", "2026-06-05T08:00:00+02:00",
      "2026-06-05T12:00:00+02:00", "2026-06-05T16:00:00+02:00", "2026-06-05T20:00:00+02:00",
      "2026-06-06T08:00:00+02:00", "2026-06-06T12:00:00+02:00", "2026-06-06T16:00:00+02:00",
      "2026-06-06T20:00:00+02:00", "2026-06-07T08:00:00+02:00", "2026-06-07T12:00:00+02:00",
      "2026-06-07T16:00:00+02:00", "2026-06-07T20:00:00+02:00", "2026-06-08T08:00:00+02:00",
    },
  } },
}
