-- The steps in force at the last minute before, and the first after, each change; how many
-- reminders each has; and when they fall due.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "rf_microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = {
  "cool-air", "sleep-elevated", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-exercise", "avoid-sauna-heat",
}
local from_hour_2 = {
  "cool-air", "sleep-elevated", "hydrate", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-exercise",
  "avoid-sauna-heat",
}
local from_hour_4 = {
  "sleep-elevated", "hydrate", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-exercise", "avoid-sauna-heat",
}
local from_hour_12 = {
  "sleep-elevated", "cleanse", "hydrate", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-exercise",
  "avoid-sauna-heat",
}
local from_day_1 = {
  "sleep-elevated", "cleanse", "hydrate", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-sauna-heat",
  "no-picking", "red-flag-infection", "red-flag-burn",
}
local from_day_2 = {
  "cleanse", "hydrate", "avoid-sun", "avoid-tanning", "no-picking", "red-flag-infection", "red-flag-burn",
}
local from_day_3 = {
  "cleanse", "hydrate", "sunscreen-morning", "avoid-sun", "avoid-tanning", "no-picking", "red-flag-infection",
}
local from_day_4 = { "cleanse", "hydrate", "sunscreen-morning", "avoid-sun", "avoid-tanning", "no-picking" }
local from_day_7 = { "sunscreen-morning", "avoid-sun", "avoid-tanning" }
local from_day_10 = { "sunscreen-morning", "avoid-tanning" }
local from_day_21 = { "sunscreen-morning", "avoid-tanning", "book-next" }
local from_day_28 = { "sunscreen-morning", "avoid-tanning", "red-flag-fat-or-nerve" }
local from_day_30 = { "red-flag-fat-or-nerve" }

case "from the first hour to the last week" {
  expect = { at = {
    PT0S  = { steps = at_once },      PT1H59M     = { steps = at_once },
    PT2H  = { steps = from_hour_2 },  PT3H59M     = { steps = from_hour_2 },
    PT4H  = { steps = from_hour_4 },  PT11H59M    = { steps = from_hour_4 },
    PT12H = { steps = from_hour_12 }, PT23H59M    = { steps = from_hour_12 },
    P1D   = { steps = from_day_1 },   P1DT23H59M  = { steps = from_day_1 },
    P2D   = { steps = from_day_2 },   P2DT23H59M  = { steps = from_day_2 },
    P3D   = { steps = from_day_3 },   P3DT23H59M  = { steps = from_day_3 },
    P4D   = { steps = from_day_4 },   P6DT23H59M  = { steps = from_day_4 },
    P7D   = { steps = from_day_7 },   P9DT23H59M  = { steps = from_day_7 },
    P10D  = { steps = from_day_10 },  P20DT23H59M = { steps = from_day_10 },
    P21D  = { steps = from_day_21 },  P27DT23H59M = { steps = from_day_21 },
    P28D  = { steps = from_day_28 },  P29DT23H59M = { steps = from_day_28 },
    P30D  = { steps = from_day_30 },  P84DT23H59M = { steps = from_day_30 },
    P85D  = { steps = {} },
  } },
}

case "where the clinic cools with ice, nobody says not to" {
  options = { cooling_after_rf = "clinic-ice" },
  expect  = {
    at        = {
      PT0S       = {
        steps = {
          "ice-pack", "sleep-elevated", "no-makeup", "avoid-sun", "avoid-tanning", "avoid-exercise", "avoid-sauna-heat",
        },
      },
      P2DT23H59M = {
        steps = {
          "ice-pack", "cleanse", "hydrate", "avoid-sun", "avoid-tanning", "no-picking", "red-flag-infection",
          "red-flag-burn",
        },
      },
      P3D        = {
        steps = {
          "cleanse", "hydrate", "sunscreen-morning", "avoid-sun", "avoid-tanning", "no-picking", "red-flag-infection",
        },
      },
    },
    reminders = { ["ice-pack"] = 12, ["cool-air"] = 0 },
  },
}

case "how many reminders each step has" {
  expect = { reminders = {
    ["cool-air"]              = 0,
    ["ice-pack"]              = 0,
    ["sleep-elevated"]        = 1,
    cleanse                   = 13,
    hydrate                   = 14,
    ["no-picking"]            = 1,
    ["no-makeup"]             = 1,
    ["sunscreen-morning"]     = 27,
    ["avoid-sun"]             = 1,
    ["avoid-tanning"]         = 0,
    ["avoid-exercise"]        = 1,
    ["avoid-sauna-heat"]      = 1,
    ["red-flag-infection"]    = 3,
    ["red-flag-burn"]         = 2,
    ["red-flag-fat-or-nerve"] = 3,
    ["book-next"]             = 1,
  } },
}

case "washing begins the next morning; dents are asked about each month" {
  expect = { due = {
    cleanse                   = {
      "2026-06-02T08:00:00+02:00", "2026-06-02T20:00:00+02:00", "2026-06-03T08:00:00+02:00",
      "2026-06-03T20:00:00+02:00", "2026-06-04T08:00:00+02:00", "2026-06-04T20:00:00+02:00",
      "2026-06-05T08:00:00+02:00", "2026-06-05T20:00:00+02:00", "2026-06-06T08:00:00+02:00",
      "2026-06-06T20:00:00+02:00", "2026-06-07T08:00:00+02:00", "2026-06-07T20:00:00+02:00",
      "2026-06-08T08:00:00+02:00",
    },
    ["red-flag-fat-or-nerve"] = {
      "2026-06-29T12:00:00+02:00", "2026-07-27T12:00:00+02:00", "2026-08-24T12:00:00+02:00",
    },
  } },
}
