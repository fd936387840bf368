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
