-- After ablative laser: the steps in force at each change, and the reminders.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "laser_ablative_fractional" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

local at_once = { "petrolatum", "antiviral", "avoid-sun-ablative" }
local from_hour_12 = { "petrolatum", "vinegar-soak", "antiviral", "avoid-sun-ablative" }
local from_day_1 = { "petrolatum", "vinegar-soak", "antiviral", "avoid-sun-ablative", "red-flag-infection-ablative" }
local from_day_2 = {
  "petrolatum", "vinegar-soak", "antiviral", "telehealth-check", "avoid-sun-ablative", "red-flag-infection-ablative",
}
local from_day_3 = { "petrolatum", "vinegar-soak", "antiviral", "avoid-sun-ablative", "red-flag-infection-ablative" }
local from_day_4 = {
  "petrolatum", "vinegar-soak-daily", "antiviral", "avoid-sun-ablative", "red-flag-infection-ablative",
}
local from_day_7 = {
  "antiviral", "clinic-check", "sunscreen-morning-ablative", "avoid-sun-ablative", "red-flag-infection-ablative",
}
local from_day_8 = { "antiviral", "sunscreen-morning-ablative", "avoid-sun-ablative" }
local from_day_14 = { "sunscreen-morning-ablative", "avoid-sun-ablative" }
local from_month_2 = { "sunscreen-morning-ablative" }

case "from the first hour to the third month" {
  expect = { at = {
    PT0S  = { steps = at_once },      PT11H59M    = { steps = at_once },
    PT12H = { steps = from_hour_12 }, PT23H59M    = { steps = from_hour_12 },
    P1D   = { steps = from_day_1 },   P1DT23H59M  = { steps = from_day_1 },
    P2D   = { steps = from_day_2 },   P2DT23H59M  = { steps = from_day_2 },
    P3D   = { steps = from_day_3 },   P3DT23H59M  = { steps = from_day_3 },
    P4D   = { steps = from_day_4 },   P6DT23H59M  = { steps = from_day_4 },
    P7D   = { steps = from_day_7 },   P7DT23H59M  = { steps = from_day_7 },
    P8D   = { steps = from_day_8 },   P13DT23H59M = { steps = from_day_8 },
    P14D  = { steps = from_day_14 },  P60DT23H59M = { steps = from_day_14 },
    P2M   = { steps = from_month_2 }, P89DT23H59M = { steps = from_month_2 },
    P90D  = { steps = {} },
  } },
}

case "how many reminders each step has" {
  expect = { reminders = {
    petrolatum                      = 28,
    ["vinegar-soak"]                = 10,
    ["vinegar-soak-daily"]          = 3,
    antiviral                       = 28,
    ["antiviral-clinic-7d"]         = 0,
    ["telehealth-check"]            = 1,
    ["clinic-check"]                = 1,
    ["sunscreen-morning-ablative"]  = 83,
    ["avoid-sun-ablative"]          = 1,
    ["red-flag-infection-ablative"] = 7,
  } },
}

case "soaks three times a day, then once" {
  expect = { due = {
    ["vinegar-soak"]       = {
      "2026-06-02T08:00:00+02:00", "2026-06-02T14:00:00+02:00", "2026-06-02T20:00:00+02:00",
      "2026-06-03T08:00:00+02:00", "2026-06-03T14:00:00+02:00", "2026-06-03T20:00:00+02:00",
      "2026-06-04T08:00:00+02:00", "2026-06-04T14:00:00+02:00", "2026-06-04T20:00:00+02:00",
      "2026-06-05T08:00:00+02:00",
    },
    ["vinegar-soak-daily"] = {
      "2026-06-06T08:00:00+02:00", "2026-06-07T08:00:00+02:00", "2026-06-08T08:00:00+02:00",
    },
  } },
}

case "antivirals for seven days where the clinic does so" {
  options = { antiviral_course = "clinic-7d" },
  expect  = {
    at        = {
      PT0S       = { steps = { "petrolatum", "antiviral-clinic-7d", "avoid-sun-ablative" } },
      P6DT23H59M = {
        steps = {
          "petrolatum", "vinegar-soak-daily", "antiviral-clinic-7d", "avoid-sun-ablative",
          "red-flag-infection-ablative",
        },
      },
      P7D        = {
        steps = { "clinic-check", "sunscreen-morning-ablative", "avoid-sun-ablative", "red-flag-infection-ablative" },
      },
    },
    reminders = { ["antiviral-clinic-7d"] = 7, antiviral = 0 },
  },
}

case "full ablative laser: the same" {
  session = { treatments = { "laser_ablative_full" } },
  expect  = { at = {
    PT0S = { steps = { "petrolatum", "antiviral", "avoid-sun-ablative" } },
    P2D  = {
      steps = {
        "petrolatum", "vinegar-soak", "antiviral", "telehealth-check", "avoid-sun-ablative",
        "red-flag-infection-ablative",
      },
    },
    P5D  = {
      steps = { "petrolatum", "vinegar-soak-daily", "antiviral", "avoid-sun-ablative", "red-flag-infection-ablative" },
    },
    P7D  = {
      steps = {
        "antiviral", "clinic-check", "sunscreen-morning-ablative", "avoid-sun-ablative", "red-flag-infection-ablative",
      },
    },
    P13D = { steps = { "antiviral", "sunscreen-morning-ablative", "avoid-sun-ablative" } },
  } },
}
