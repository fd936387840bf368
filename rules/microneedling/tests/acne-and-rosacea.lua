-- Acne and rosacea: active defers, the past calls for care.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "active acne on the cheek defers the face" {
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "active-acne" } },
}

case "an acne cyst is active acne" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek_left", onset = "2026-05-20" } } },
  expect  = { verdict = "defer", findings = { "active-acne" }, areas = { ["active-acne"] = "cheek_left" } },
}

case "a cyst that went yesterday does not defer" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek_left", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "blackheads are not inflamed" {
  patient = { conditions = { { code = "acne_comedonal", area = "nose", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "acne on the back leaves the face alone" {
  patient = { conditions = { { code = "acne_inflammatory", area = "back", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "bumpy rosacea defers, and calls for care later" {
  patient = { conditions = { { code = "rosacea_papulopustular", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "rosacea-papulopustular", "rosacea-history" } },
}

case "bumpy rosacea in the past calls for care" {
  patient = { conditions = { { code = "rosacea_papulopustular", area = "cheek", status = "history" } } },
  expect  = { verdict = "caution", findings = { "rosacea-history" } },
}

case "red rosacea goes to a clinician" {
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "active" } } },
  expect  = { verdict = "review", findings = { "rosacea-erythematotelangiectatic", "rosacea-history" } },
}

case "red rosacea that has gone calls for care" {
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "resolved" } } },
  expect  = { verdict = "caution", findings = { "rosacea-history" } },
}

case "rosacea of the face says nothing of the belly" {
  patient = { conditions = {
    { code = "rosacea",                          area = "face",  status = "active" },
    { code = "rosacea_papulopustular",           area = "nose",  status = "active" },
    { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "active" },
  } },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}
