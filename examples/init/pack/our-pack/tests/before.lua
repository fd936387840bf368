-- A rule gets a case where it holds and one where it does not, on both sides of its boundary.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-08" },
}

case "six days after a vaccination it waits one more" {
  patient = { procedures = { { code = "vaccination", date = "2026-06-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-09", findings = { "vaccinated-lately" } },
}

case "a week after it is free" {
  patient = { procedures = { { code = "vaccination", date = "2026-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a vaccination that nobody asked about could still defer" {
  patient = { unanswered = { "vaccination" } },
  expect  = { verdict = "unknown", unknown = { "vaccinated-lately" }, questions = { "vaccination" } },
}
