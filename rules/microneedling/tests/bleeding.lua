-- Blood: a disorder refuses; medicines are reviewed, or call for care.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a bleeding disorder refuses" {
  patient = { conditions = { { code = "bleeding_disorder", status = "history" } } },
  expect  = { verdict = "refuse", findings = { "bleeding-disorder" } },
}

case "haemophilia is a bleeding disorder" {
  patient = { conditions = { { code = "haemophilia", status = "active" } } },
  expect  = { verdict = "refuse", findings = { "bleeding-disorder" } },
}

case "apixaban goes to a clinician" {
  patient = { medications = { { code = "apixaban", started = "2024-02-01", status = "current" } } },
  expect  = { verdict = "review", findings = { "anticoagulant" } },
}

case "apixaban that was stopped yesterday does not" {
  patient = { medications = { { code = "apixaban", stopped = "2026-05-31", status = "stopped" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the review of 2019 apixaban calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = {
    verdict = "caution", findings = { "anticoagulant-evidence-2019" }, overruled = { "anticoagulant" },
  },
}

case "aspirin goes to a clinician" {
  patient = { medications = { { code = "aspirin", status = "current" } } },
  expect  = { verdict = "review", findings = { "antiplatelet" } },
}

case "by the review of 2019 clopidogrel calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "clopidogrel", status = "current" } } },
  expect  = {
    verdict = "caution", findings = { "antiplatelet-evidence-2019" }, overruled = { "antiplatelet" },
  },
}

case "ibuprofen is neither" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "ibuprofen", status = "current" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "blood thinners not asked about" {
  patient = { unanswered = { "anticoagulant" } },
  expect  = { findings = {}, unknown = { "anticoagulant" }, questions = { "anticoagulant" } },
}
