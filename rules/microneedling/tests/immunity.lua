-- Immunity: diseases, remission, and medicines.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "immunosuppression goes to a clinician" {
  patient = { conditions = { { code = "immunosuppression", status = "active" } } },
  expect  = { verdict = "review", findings = { "immunosuppression" } },
}

case "HIV is counted as immunosuppression" {
  patient = { conditions = { { code = "hiv", status = "active" } } },
  expect  = { verdict = "review", findings = { "immunosuppression" } },
}

case "immunosuppression that is over is not" {
  patient = { conditions = { { code = "immunosuppression_drug_induced", resolved = "2026-01-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "scleroderma refuses twice: by its own rule and as a connective tissue disease" {
  patient = { conditions = { { code = "scleroderma", status = "active" } } },
  expect  = { verdict = "refuse", findings = { "scleroderma", "collagen-vascular-disease" } },
}

case "morphea is scleroderma, and refuses under the review of 2025 too" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "morphea", status = "remission" } } },
  expect  = {
    verdict   = "refuse", findings = { "scleroderma", "autoimmune-remission-evidence-2025" },
    overruled = { "collagen-vascular-disease" },
  },
}

case "lupus refuses" {
  patient = { conditions = { { code = "lupus_erythematosus", status = "remission" } } },
  expect  = { verdict = "refuse", findings = { "collagen-vascular-disease" } },
}

case "by the review of 2025 lupus in remission calls for care" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "remission" } } },
  expect  = {
    verdict   = "caution", findings = { "autoimmune-remission-evidence-2025" },
    overruled = { "collagen-vascular-disease" },
  },
}

case "by the review of 2025 active lupus waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  expect  = {
    verdict   = "defer", clear_from = never, findings = { "autoimmune-active-evidence-2025" },
    overruled = { "collagen-vascular-disease" },
  },
}

case "rheumatoid arthritis is no connective tissue disease: nothing to say by default" {
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the review of 2025 active rheumatoid arthritis waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "active" } } },
  expect  = { verdict = "defer", findings = { "autoimmune-active-evidence-2025" }, overruled = {} },
}

case "chemotherapy refuses" {
  patient = { medications = { { code = "chemotherapy", status = "current" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "chemotherapy" } },
}

case "chemotherapy that has ended does not" {
  patient = { medications = { { code = "chemotherapy", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "prednisone goes to a clinician" {
  patient = { medications = { { code = "prednisone", status = "current" } } },
  expect  = { verdict = "review", findings = { "corticosteroids" } },
}

case "a steroid cream does not" {
  patient = { medications = { { code = "topical_steroid_potent", area = "hand", status = "current" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "methotrexate goes to a clinician" {
  patient = { medications = { { code = "methotrexate", status = "current" } } },
  expect  = { verdict = "review", findings = { "immunosuppressants" } },
}

case "methotrexate that was stopped does not" {
  patient = { medications = { { code = "methotrexate", stopped = "2026-03-01" } } },
  expect  = { verdict = "allow", findings = {} },
}
