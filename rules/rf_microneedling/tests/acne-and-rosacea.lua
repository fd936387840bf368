-- Acne and rosacea, by both views.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "active acne defers" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek_left", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "active-acne" } },
}

case "acne that has gone does not" {
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the studies of 2012 active acne calls for care" {
  options = { acne = "evidence-2012" },
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", status = "active" } } },
  expect  = { verdict = "caution", findings = { "active-acne-evidence-2012" }, overruled = { "active-acne" } },
}

case "by the studies of 2012 acne that has gone says nothing" {
  options = { acne = "evidence-2012" },
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the studies of 2012 acne of the back leaves the face alone" {
  options = { acne = "evidence-2012" },
  patient = { conditions = { { code = "acne_inflammatory", area = "back", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "bumpy rosacea goes to a clinician" {
  patient = { conditions = { { code = "rosacea_papulopustular", area = "cheek", status = "active" } } },
  expect  = { verdict = "review", findings = { "rosacea-papulopustular" } },
}

case "bumpy rosacea in the past does not" {
  patient = { conditions = { { code = "rosacea_papulopustular", area = "cheek", status = "history" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "red rosacea: nothing to say by default" {
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the trial of 2016 red rosacea calls for care" {
  options = { rosacea = "evidence-2016" },
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "active" } } },
  expect  = { verdict = "caution", findings = { "rosacea-erythematotelangiectatic-evidence-2016" } },
}

case "by the trial of 2016 red rosacea that has gone says nothing" {
  options = { rosacea = "evidence-2016" },
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "history" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the trial of 2016 red rosacea of the neck leaves the face alone" {
  options = { rosacea = "evidence-2016" },
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "neck", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the trial of 2016 says too little of bumpy rosacea" {
  options = { rosacea = "evidence-2016" },
  patient = { conditions = { { code = "rosacea_papulopustular", area = "cheek", status = "active" } } },
  expect  = { verdict = "review", findings = { "rosacea-papulopustular" }, overruled = {} },
}
