-- Isotretinoin, retinoids, blood thinners, diabetes: the same for both.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microdermabrasion" }, areas = { "face" }, date = "2026-06-01" },
}

case "crystals: by the statements of 2017 isotretinoin calls for care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-evidence-2017" },
    overruled = { "common.isotretinoin-by-mouth" },
  },
}

case "crystals: by the statements of 2017 six months ago is past" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "crystals: tretinoin two days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-30" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "crystals: tretinoin three days ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-29" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: an anticoagulant goes to a clinician" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = { verdict = "review", findings = { "anticoagulant" } },
}

case "crystals: by the review of 2019 it calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = { verdict = "caution", findings = { "anticoagulant-evidence-2019" }, overruled = { "anticoagulant" } },
}

case "crystals: diabetes out of control goes to a clinician" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "active" } } },
  expect  = { verdict = "review", findings = { "uncontrolled-diabetes" } },
}

case "a blade: by the statements of 2017 isotretinoin calls for care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-evidence-2017" },
    overruled = { "common.isotretinoin-by-mouth" },
  },
}

case "a blade: by the statements of 2017 six months ago is past" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "a blade: tretinoin two days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-30" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "a blade: tretinoin three days ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-29" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a blade: an anticoagulant goes to a clinician" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "review", findings = { "anticoagulant" } },
}

case "a blade: by the review of 2019 it calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", status = "current" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "caution", findings = { "anticoagulant-evidence-2019" }, overruled = { "anticoagulant" } },
}

case "a blade: diabetes out of control goes to a clinician" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "review", findings = { "uncontrolled-diabetes" } },
}

case "an anticoagulant that was stopped says nothing" {
  patient = { medications = { { code = "apixaban", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "and nothing by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "diabetes under control says nothing" {
  patient = { conditions = { { code = "diabetes", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "nor does diabetes that was out of control once" {
  patient = { conditions = { { code = "diabetes_uncontrolled", status = "history" } } },
  expect  = { verdict = "allow", findings = {} },
}
