-- After a superficial peel: the steps in force at each change, and the reminders.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "chemical_peel_superficial" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = {
  "no-wash", "sunscreen-morning", "sunscreen-reapply", "avoid-exercise", "avoid-sauna-heat", "avoid-swimming",
  "no-picking-superficial", "actives-pause", "no-waxing-or-procedure",
}
local from_hour_2 = {
  "no-wash", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-exercise", "avoid-sauna-heat",
  "avoid-swimming", "no-picking-superficial", "actives-pause", "no-waxing-or-procedure",
}
local from_hour_6 = {
  "cleanse-superficial", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-exercise",
  "avoid-sauna-heat", "avoid-swimming", "no-picking-superficial", "actives-pause", "no-waxing-or-procedure",
}
local from_day_1 = {
  "cleanse-superficial", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-swimming",
  "no-picking-superficial", "actives-pause", "no-waxing-or-procedure", "red-flag-infection-superficial",
}
local from_day_4 = {
  "cleanse-superficial", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-swimming",
  "no-picking-superficial", "actives-pause", "no-waxing-or-procedure",
}
local from_day_7 = { "sunscreen-morning" }
local from_day_17 = { "sunscreen-morning", "book-next" }
local from_day_21 = { "sunscreen-morning" }

case "from the first hour to the next session" {
  expect = { at = {
    PT0S = { steps = at_once },     PT1H59M     = { steps = at_once },
    PT2H = { steps = from_hour_2 }, PT5H59M     = { steps = from_hour_2 },
    PT6H = { steps = from_hour_6 }, PT23H59M    = { steps = from_hour_6 },
    P1D  = { steps = from_day_1 },  P3DT23H59M  = { steps = from_day_1 },
    P4D  = { steps = from_day_4 },  P6DT23H59M  = { steps = from_day_4 },
    P7D  = { steps = from_day_7 },  P16DT23H59M = { steps = from_day_7 },
    P17D = { steps = from_day_17 }, P20DT23H59M = { steps = from_day_17 },
    P21D = { steps = from_day_21 }, P29DT23H59M = { steps = from_day_21 },
    P30D = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["no-wash"]                        = 0,
    ["cleanse-superficial"]            = 7,
    moisturize                         = 27,
    ["sunscreen-morning"]              = 30,
    ["sunscreen-reapply"]              = 28,
    ["no-picking-superficial"]         = 1,
    ["actives-pause"]                  = 1,
    ["avoid-exercise"]                 = 1,
    ["avoid-sauna-heat"]               = 0,
    ["avoid-swimming"]                 = 1,
    ["no-waxing-or-procedure"]         = 0,
    ["red-flag-infection-superficial"] = 3,
    ["book-next"]                      = 1,
  } },
}

case "washing once a day, from the next morning" {
  expect = { due = {
    ["cleanse-superficial"] = {
      "2026-06-02T08:00:00+02:00", "2026-06-03T08:00:00+02:00", "2026-06-04T08:00:00+02:00",
      "2026-06-05T08:00:00+02:00", "2026-06-06T08:00:00+02:00", "2026-06-07T08:00:00+02:00",
      "2026-06-08T08:00:00+02:00",
    },
  } },
}

case "after a session at dawn moisturiser goes on four times on the same day" {
  session = { ended_at = "2026-06-01T05:00:00+02:00" },
  expect  = { reminders = { moisturize = 28 } },
}
