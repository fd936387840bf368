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

case "toxin: by the review of 2025 remission calls for care" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "remission" } } },
  request = { treatments = { "botulinum_toxin" } },
  expect  = { verdict = "caution", findings = { "autoimmune-remission-evidence-2025" } },
}

case "filler: by the review of 2025 remission calls for care" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "remission" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "caution", findings = { "autoimmune-remission-evidence-2025" } },
}

case "a fractional laser: by the review of 2025 remission calls for care" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "remission" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "caution", findings = { "autoimmune-remission-evidence-2025" } },
}

case "toxin: by the review of 2025 active disease waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  request = { treatments = { "botulinum_toxin" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "autoimmune-active-evidence-2025" } },
}

case "filler: by the review of 2025 active disease waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "autoimmune-active-evidence-2025" } },
}

case "a fractional laser: by the review of 2025 active disease waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "autoimmune-active-evidence-2025" } },
}

case "a fractional laser: nothing to say of lupus by default" {
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "a fractional laser: a disease that is healed says nothing by the review of 2025" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", resolved = "2020-01-31" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}
