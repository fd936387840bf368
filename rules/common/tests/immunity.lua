-- Immunity, diabetes, and autoimmune disease by the review of 2025.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "immunosuppression goes to a clinician" {
  patient = { conditions = { { code = "immunosuppression", status = "active" } } },
  expect  = { verdict = "review", findings = { "immunosuppression" } },
}

case "a transplant is counted as immunosuppression" {
  patient = { conditions = { { code = "transplant_status", status = "active" } } },
  expect  = { verdict = "review", findings = { "immunosuppression" } },
}

case "immunosuppression that is over is not" {
  patient = { conditions = { { code = "immunosuppression_drug_induced", resolved = "2026-01-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "diabetes out of control goes to a clinician" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "active" } } },
  expect  = { verdict = "review", findings = { "uncontrolled-diabetes" } },
}

case "diabetes under control does not" {
  patient = { conditions = { { code = "diabetes", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "nor does diabetes that was out of control once" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "history" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: immunosuppression goes to a clinician" {
  patient = { conditions = { { code = "hiv", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "immunosuppression" } },
}

case "IPL: diabetes out of control goes to a clinician" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "uncontrolled-diabetes" } },
}
