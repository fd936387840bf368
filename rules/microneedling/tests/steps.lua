-- The steps in force at the last minute before, and the first after, each change; how many
-- reminders each has; and when they fall due.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = { -- without hydrate, which begins after two hours
  "hands-off", "no-makeup", "shade-only", "avoid-sun", "avoid-exercise", "avoid-sauna-heat", "avoid-swimming",
  "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking", "actives-pause", "no-waxing-or-procedure",
}
local hands_off = {
  "hands-off", "hydrate", "no-makeup", "shade-only", "avoid-sun", "avoid-exercise", "avoid-sauna-heat",
  "avoid-swimming", "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking", "actives-pause",
  "no-waxing-or-procedure",
}
local first_wash = {
  "cleanse-first", "hydrate", "no-makeup", "shade-only", "avoid-sun", "avoid-exercise", "avoid-sauna-heat",
  "avoid-swimming", "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking", "actives-pause",
  "no-waxing-or-procedure",
}
local evening = {
  "cleanse-first", "no-makeup", "shade-only", "avoid-sun", "avoid-exercise", "avoid-sauna-heat",
  "avoid-swimming", "avoid-alcohol", "clean-pillowcase", "drink-water", "no-picking", "actives-pause",
  "no-waxing-or-procedure",
}
local night = {
  "no-makeup", "shade-only", "avoid-sun", "avoid-exercise", "avoid-sauna-heat", "avoid-swimming",
  "avoid-alcohol", "drink-water", "no-picking", "actives-pause", "no-waxing-or-procedure",
}

case "the first day" {
  expect = { at = {
    PT0S     = { steps = at_once },    PT1H59M  = { steps = at_once },
    PT2H     = { steps = hands_off },  PT4H59M  = { steps = hands_off },
    PT5H     = { steps = first_wash }, PT7H59M  = { steps = first_wash },
    PT8H     = { steps = evening },    PT11H59M = { steps = evening },
    PT12H    = { steps = night },      PT23H59M = { steps = night },
  } },
}

local second_day = {
  "cleanse", "moisturize", "no-makeup", "sunscreen-morning", "sunscreen-reapply", "avoid-sun", "avoid-exercise",
  "avoid-sauna-heat", "avoid-swimming", "no-picking", "actives-pause", "no-waxing-or-procedure",
  "red-flag-infection", "red-flag-cold-sore",
}
local third_day = {
  "cleanse", "moisturize", "sunscreen-morning", "sunscreen-reapply", "avoid-sun", "avoid-exercise",
  "avoid-sauna-heat", "avoid-swimming", "no-picking", "actives-pause", "no-waxing-or-procedure",
  "red-flag-infection", "red-flag-cold-sore",
}
local fourth_day = {
  "cleanse", "moisturize", "sunscreen-morning", "sunscreen-reapply", "no-picking", "actives-pause",
  "no-waxing-or-procedure", "red-flag-infection", "red-flag-cold-sore",
}
local first_week = {
  "cleanse", "moisturize", "sunscreen-morning", "sunscreen-reapply", "no-picking", "actives-pause",
  "no-waxing-or-procedure", "red-flag-cold-sore",
}

case "the first week" {
  expect = { at = {
    P1D = { steps = second_day }, P1DT23H59M = { steps = second_day },
    P2D = { steps = third_day },  P2DT23H59M = { steps = third_day },
    P3D = { steps = fourth_day }, P3DT23H59M = { steps = fourth_day },
    P4D = { steps = first_week }, P6DT23H59M = { steps = first_week },
  } },
}

local restart     = { "sunscreen-morning", "actives-restart", "no-waxing-or-procedure" }
local second_week = { "sunscreen-morning", "no-waxing-or-procedure" }
local third_week  = { "sunscreen-morning", "red-flag-granuloma" }
local book        = { "sunscreen-morning", "red-flag-granuloma", "book-next" }
local pigment     = { "sunscreen-morning", "red-flag-granuloma", "red-flag-pigment" }

case "the weeks after" {
  expect = { at = {
    P7D  = { steps = restart },                P7DT23H59M  = { steps = restart },
    P8D  = { steps = second_week },            P13DT23H59M = { steps = second_week },
    P14D = { steps = third_week },             P20DT23H59M = { steps = third_week },
    P21D = { steps = book },                   P27DT23H59M = { steps = book },
    P28D = { steps = pigment },                P28DT23H59M = { steps = pigment },
    P29D = { steps = third_week },             P29DT23H59M = { steps = third_week },
    P30D = { steps = { "red-flag-granuloma" } }, P42DT23H59M = { steps = { "red-flag-granuloma" } },
    P43D = { steps = {} },                     P89DT23H59M = { steps = {} },
    P90D = { steps = { "result-photo" } },     P90DT23H59M = { steps = { "result-photo" } },
    P91D = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["hands-off"] = 0, ["avoid-alcohol"] = 0, ["drink-water"] = 0, ["no-waxing-or-procedure"] = 0,
    ["cleanse-first"] = 1, ["hydrate"] = 3, ["clean-pillowcase"] = 1,
    ["cleanse"] = 12, ["moisturize"] = 12, ["no-picking"] = 1, ["actives-pause"] = 1, ["actives-restart"] = 1,
    ["no-makeup"] = 1, ["shade-only"] = 1, ["sunscreen-morning"] = 29, ["sunscreen-reapply"] = 24,
    ["avoid-sun"] = 1, ["avoid-exercise"] = 1, ["avoid-sauna-heat"] = 1, ["avoid-swimming"] = 1,
    ["red-flag-infection"] = 3, ["red-flag-cold-sore"] = 6, ["red-flag-granuloma"] = 3,
    ["red-flag-pigment"] = 1, ["book-next"] = 1, ["result-photo"] = 1,
  } },
}

case "cleansing begins the evening after the first whole day" {
  expect = { due = { cleanse = {
    "2026-06-02T20:00:00+02:00",
    "2026-06-03T08:00:00+02:00", "2026-06-03T20:00:00+02:00",
    "2026-06-04T08:00:00+02:00", "2026-06-04T20:00:00+02:00",
    "2026-06-05T08:00:00+02:00", "2026-06-05T20:00:00+02:00",
    "2026-06-06T08:00:00+02:00", "2026-06-06T20:00:00+02:00",
    "2026-06-07T08:00:00+02:00", "2026-06-07T20:00:00+02:00",
    "2026-06-08T08:00:00+02:00",
  } } },
}

case "hours are hours, and days are days, when the clocks go back" {
  session = { ended_at = "2026-10-24T23:30:00+02:00" },
  expect  = { due = {
    ["hydrate"]            = { "2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-10-25T04:30:00+01:00" },
    ["red-flag-infection"] = { "2026-10-26T19:00:00+01:00", "2026-10-27T19:00:00+01:00", "2026-10-28T19:00:00+01:00" },
  } },
}

case "bumps are asked about after two, four and six weeks" {
  expect = { due = { ["red-flag-granuloma"] = {
    "2026-06-15T12:00:00+02:00", "2026-06-29T12:00:00+02:00", "2026-07-13T12:00:00+02:00",
  } } },
}
