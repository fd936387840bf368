-- The steps in force at each change, and the reminders.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "ipl" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = { "cool-compress", "avoid-exercise", "no-picking", "sunscreen-morning", "actives-pause" }
local from_hour_12 = {
  "cool-compress", "cleanse", "avoid-exercise", "no-picking", "sunscreen-morning", "actives-pause", "red-flag-burn",
}
local from_day_1 = {
  "cleanse", "avoid-exercise", "no-picking", "sunscreen-morning", "actives-pause", "red-flag-burn",
}
local from_day_2 = { "cleanse", "no-picking", "sunscreen-morning", "actives-pause", "red-flag-burn" }
local from_day_3 = { "cleanse", "no-picking", "sunscreen-morning", "actives-pause" }
local from_day_7 = { "sunscreen-morning" }
local from_day_21 = { "sunscreen-morning", "book-next" }
local from_day_28 = { "red-flag-pigment" }

case "from the first hour to the next session" {
  expect = { at = {
    PT0S  = { steps = at_once },      PT11H59M    = { steps = at_once },
    PT12H = { steps = from_hour_12 }, PT23H59M    = { steps = from_hour_12 },
    P1D   = { steps = from_day_1 },   P1DT23H59M  = { steps = from_day_1 },
    P2D   = { steps = from_day_2 },   P2DT23H59M  = { steps = from_day_2 },
    P3D   = { steps = from_day_3 },   P6DT23H59M  = { steps = from_day_3 },
    P7D   = { steps = from_day_7 },   P20DT23H59M = { steps = from_day_7 },
    P21D  = { steps = from_day_21 },  P27DT23H59M = { steps = from_day_21 },
    P28D  = { steps = from_day_28 },  P28DT23H59M = { steps = from_day_28 },
    P29D  = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["cool-compress"]     = 0,
    cleanse               = 13,
    ["avoid-exercise"]    = 1,
    ["no-picking"]        = 1,
    ["sunscreen-morning"] = 28,
    ["actives-pause"]     = 1,
    ["red-flag-burn"]     = 2,
    ["red-flag-pigment"]  = 1,
    ["book-next"]         = 1,
  } },
}

case "burns are asked about on the evenings of the next two days" {
  expect = { due = { ["red-flag-burn"] = { "2026-06-02T19:00:00+02:00", "2026-06-03T19:00:00+02:00" } } },
}

case "after a session at dawn burns are asked about on the same evening, too" {
  session = { ended_at = "2026-06-01T06:00:00+02:00" },
  expect  = { reminders = { ["red-flag-burn"] = 3 } },
}

case "retinoids back after two days: no other step for the actives, so the default stays" {
  options = { retinoid_after_ipl = "dermatologist-2d" },
  expect  = { at = {
    P2D = { steps = { "cleanse", "no-picking", "sunscreen-morning", "actives-pause", "red-flag-burn" } },
  } },
}

case "LED light: nothing to do but go on" {
  session = { treatments = { "led_light" } },
  expect  = {
    at        = {
      PT0S     = { steps = { "none-needed" } },
      PT23H59M = { steps = { "none-needed" } },
      P1D      = { steps = {} },
    },
    reminders = { ["none-needed"] = 0 },
  },
}
