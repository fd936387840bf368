-- What can be done about an earlier tattoo.

defaults { -- an adult with a tattoo of last year
  patient = {
    birth_date = "1999-05-20", pregnant = false, breastfeeding = false, conditions = {}, medications = {},
    allergies = {}, exposures = {},
    earlier_work = { { code = "tattoo_small", area = "forearm_left", date = "2025-02-10" } },
  },
  request = { date = "2026-06-01" },
}

case "faded ink is touched up" {
  patient = { concerns = { { code = "faded_ink", area = "forearm_left" } } },
  expect  = { matches = { "tattoo_touch_up" }, score = { tattoo_touch_up = 85 }, best_allowed = "tattoo_touch_up" },
}

case "not before six weeks have passed" {
  patient = {
    concerns     = { { code = "faded_ink", area = "forearm_left" } },
    earlier_work = { { code = "tattoo_small", area = "forearm_left", date = "2026-04-21" } },
  },
  expect  = { matches = {}, best_allowed = never },
}

case "six weeks later it is" {
  patient = {
    concerns     = { { code = "faded_ink", area = "forearm_left" } },
    earlier_work = { { code = "tattoo_small", area = "forearm_left", date = "2026-04-20" } },
  },
  expect  = { matches = { "tattoo_touch_up" } },
}

case "blurred lines are covered rather than redrawn" {
  patient = { concerns = { { code = "blowout", area = "forearm_left" } } },
  expect  = {
    matches = { "tattoo_large", "tattoo_touch_up" }, score = { tattoo_large = 60, tattoo_touch_up = 40 },
    best_allowed = "tattoo_large",
  },
}

case "an unloved motif is covered" {
  patient = { concerns = { { code = "unloved_motif", area = "forearm_left" } } },
  expect  = { matches = { "tattoo_large" }, best_allowed = "tattoo_large" },
}

case "not on a sunburn" {
  patient = {
    concerns   = { { code = "unloved_motif", area = "forearm_left" } },
    conditions = { { code = "sunburn", area = "forearm_left", status = "active" } },
  },
  expect  = { matches = { "tattoo_large" }, best_allowed = never },
}

case "nobody said when the tattoo was made: it may be full again" {
  patient = {
    concerns     = { { code = "faded_ink", area = "forearm_left" } },
    earlier_work = { { code = "tattoo_small", area = "forearm_left" } },
  },
  expect  = { matches = { "tattoo_touch_up" } },
}

case "how many sessions, and how far apart" {
  patient = { concerns = { { code = "faded_ink", area = "forearm_left" } } },
  expect  = { course = { tattoo_touch_up = { sessions = { 1, 2 }, interval = { "P6W", "P12W" } } } },
}

case "blurred lines: redrawn once, or covered in up to three" {
  patient = { concerns = { { code = "blurred_lines", area = "forearm_left" } } },
  expect  = { course = {
    tattoo_touch_up = { sessions = { 1, 1 }, interval = { "P6W", "P12W" } },
    tattoo_large    = { sessions = { 1, 3 }, interval = { "P6W", "P12W" } },
  } },
}

case "an unloved motif takes two sessions at least" {
  patient = { concerns = { { code = "unloved_motif", area = "forearm_left" } } },
  expect  = {
    score  = { tattoo_large = 75 },
    course = { tattoo_large = { sessions = { 2, 4 }, interval = { "P6W", "P12W" } } },
  },
}

case "a new tattoo elsewhere is no reason to wait" {
  patient = {
    concerns     = { { code = "faded_ink", area = "forearm_left" } },
    earlier_work = {
      { code = "tattoo_small", area = "forearm_left", date = "2025-02-10" },
      { code = "tattoo_small", area = "leg_left", date = "2026-05-25" },
    },
  },
  expect  = { matches = { "tattoo_touch_up" } },
}
