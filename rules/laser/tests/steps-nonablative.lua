-- After fractional non-ablative laser: the steps in force at each change, and the reminders.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "laser_fractional_nonablative" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = {
  "cold-compress", "sleep-elevated", "avoid-sun-nonablative", "avoid-exercise", "avoid-sauna-heat", "no-picking",
}
local from_hour_2 = {
  "cold-compress", "sleep-elevated", "moisturize", "avoid-sun-nonablative", "avoid-exercise", "avoid-sauna-heat",
  "no-picking",
}
local from_hour_8 = {
  "sleep-elevated", "moisturize", "avoid-sun-nonablative", "avoid-exercise", "avoid-sauna-heat", "no-picking",
}
local from_day_1 = {
  "sleep-elevated", "cleanse", "moisturize", "sunscreen-morning-nonablative", "avoid-sun-nonablative",
  "avoid-exercise", "avoid-sauna-heat", "no-picking", "red-flag-infection-nonablative",
}
local from_day_2 = {
  "cleanse", "moisturize", "sunscreen-morning-nonablative", "avoid-sun-nonablative", "avoid-exercise",
  "avoid-sauna-heat", "no-picking", "followup-visit", "red-flag-infection-nonablative",
}
local from_day_3 = {
  "cleanse", "moisturize", "sunscreen-morning-nonablative", "avoid-sun-nonablative", "avoid-exercise",
  "avoid-sauna-heat", "no-picking", "red-flag-infection-nonablative",
}
local from_day_5 = {
  "cleanse", "moisturize", "sunscreen-morning-nonablative", "avoid-sun-nonablative", "avoid-exercise",
  "avoid-sauna-heat", "no-picking",
}
local from_day_7 = { "sunscreen-morning-nonablative", "avoid-sun-nonablative" }
local from_day_21 = { "sunscreen-morning-nonablative", "avoid-sun-nonablative", "book-next" }
local from_day_28 = { "sunscreen-morning-nonablative", "avoid-sun-nonablative" }
local from_day_60 = { "avoid-sun-nonablative" }

case "from the first hour to the second month" {
  expect = { at = {
    PT0S = { steps = at_once },     PT1H59M     = { steps = at_once },
    PT2H = { steps = from_hour_2 }, PT7H59M     = { steps = from_hour_2 },
    PT8H = { steps = from_hour_8 }, PT23H59M    = { steps = from_hour_8 },
    P1D  = { steps = from_day_1 },  P1DT23H59M  = { steps = from_day_1 },
    P2D  = { steps = from_day_2 },  P2DT23H59M  = { steps = from_day_2 },
    P3D  = { steps = from_day_3 },  P4DT23H59M  = { steps = from_day_3 },
    P5D  = { steps = from_day_5 },  P6DT23H59M  = { steps = from_day_5 },
    P7D  = { steps = from_day_7 },  P20DT23H59M = { steps = from_day_7 },
    P21D = { steps = from_day_21 }, P27DT23H59M = { steps = from_day_21 },
    P28D = { steps = from_day_28 }, P59DT23H59M = { steps = from_day_28 },
    P60D = { steps = from_day_60 }, P60DT23H59M = { steps = from_day_60 },
    P2M  = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["cold-compress"]                  = 8,
    ["sleep-elevated"]                 = 1,
    cleanse                            = 12,
    moisturize                         = 27,
    ["no-picking"]                     = 1,
    ["followup-visit"]                 = 1,
    ["red-flag-infection-nonablative"] = 4,
    ["book-next"]                      = 1,
    ["sunscreen-morning-nonablative"]  = 59,
    ["avoid-sun-nonablative"]          = 1,
    ["avoid-exercise"]                 = 1,
    ["avoid-sauna-heat"]               = 1,
  } },
}

case "after a session at dawn moisturiser goes on four times on the same day" {
  session = { ended_at = "2026-06-01T05:00:00+02:00" },
  expect  = { reminders = { moisturize = 28 } },
}

case "cooling each hour from the start" {
  expect = { due = {
    ["cold-compress"] = {
      "2026-06-01T12:00:00+02:00", "2026-06-01T13:00:00+02:00", "2026-06-01T14:00:00+02:00",
      "2026-06-01T15:00:00+02:00", "2026-06-01T16:00:00+02:00", "2026-06-01T17:00:00+02:00",
      "2026-06-01T18:00:00+02:00", "2026-06-01T19:00:00+02:00",
    },
  } },
}
