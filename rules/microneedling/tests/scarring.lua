-- Keloids, thick scars and young ones, under both views.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a keloid anywhere refuses everywhere" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "keloid-tendency" } },
}

case "by the review of 2019 a clinician decides about keloids" {
  options = { keloid = "evidence-2019" },
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = {
    verdict   = "review", findings = { "keloid-tendency-evidence-2019" },
    overruled = { "keloid-tendency" },
  },
}

case "no keloids: neither view finds anything" {
  options = { keloid = "evidence-2019" },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "keloids not asked about" {
  patient = { unanswered = { "keloid_tendency" } },
  expect  = { verdict = "unknown", unknown = { "keloid-tendency" }, questions = { "keloid_tendency" } },
}

case "thick scars go to a clinician" {
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  expect  = { verdict = "review", findings = { "hypertrophic-scar-tendency" } },
}

case "the view of 2019 says nothing of thick scars, so the default holds" {
  options = { keloid = "evidence-2019" },
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  expect  = { verdict = "review", findings = { "hypertrophic-scar-tendency" }, overruled = {} },
}

case "a scar a day short of twelve months waits for that day" {
  patient = { procedures = { { code = "surgery_in_area", area = "chin", date = "2025-06-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "surgery-in-area" } },
}

case "a scar of twelve months may be needled" {
  patient = { procedures = { { code = "surgery_in_area", area = "chin", date = "2025-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "an operation elsewhere does not count" {
  patient = { procedures = { { code = "surgery_in_area", area = "abdomen", date = "2026-05-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the study of 2022 a scar waits six weeks" {
  options = { scar_age = "evidence-2022" },
  patient = { procedures = { { code = "surgery_in_area", area = "chin", date = "2026-04-21" } } },
  expect  = {
    verdict   = "defer", clear_from = "2026-06-02", findings = { "surgery-in-area-evidence-2022" },
    overruled = { "surgery-in-area" },
  },
}

case "by the study of 2022 a scar of six weeks may be needled" {
  options = { scar_age = "evidence-2022" },
  patient = { procedures = { { code = "surgery_in_area", area = "chin", date = "2026-04-20" } } },
  expect  = { verdict = "allow", findings = {}, overruled = { "surgery-in-area" } },
}

case "an operation elsewhere does not count by the study of 2022 either" {
  options = { scar_age = "evidence-2022" },
  patient = { procedures = { { code = "surgery_in_area", area = "abdomen", date = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}
