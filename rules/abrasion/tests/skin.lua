-- Acne, rosacea, vessels, infection, pigment: by treatment.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microdermabrasion" }, areas = { "face" }, date = "2026-06-01" },
}

case "a blade: active acne defers" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "active-acne-dermaplaning" } },
}

case "a blade: acne that has gone does not" {
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", resolved = "2026-05-31" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: active acne defers" {
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "active-acne-microdermabrasion" } },
}

case "crystals: acne that has gone does not" {
  patient = { conditions = { { code = "acne_inflammatory", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: active rosacea of any kind defers" {
  patient = { conditions = { { code = "rosacea_erythematotelangiectatic", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "rosacea-microdermabrasion" } },
}

case "crystals: rosacea that sleeps does not" {
  patient = { conditions = { { code = "rosacea", area = "cheek", status = "remission" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a blade: nothing to say of rosacea" {
  patient = { conditions = { { code = "rosacea", area = "cheek", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: fragile vessels go to a clinician" {
  patient = { conditions = { { code = "spider veins", area = "nose", status = "active" } } },
  expect  = { verdict = "review", findings = { "fragile-vessels" } },
}

case "a blade: fragile vessels go to a clinician" {
  patient = { conditions = { { code = "spider veins", area = "nose", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "review", findings = { "fragile-vessels" } },
}

case "crystals: vessels that were closed do not" {
  patient = { conditions = { { code = "telangiectasia", area = "nose", resolved = "2026-01-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", status = "active" } } },
  expect  = { verdict = "defer", findings = { "skin-infection" } },
}

case "a blade: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", findings = { "skin-infection" } },
}

case "crystals: an infection that has healed does not" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: vitiligo in the area, still or spreading, goes to a clinician" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "chin", status = "history" } } },
  expect  = { verdict = "review", findings = { "vitiligo-microdermabrasion" } },
}

case "a blade: nothing to say of vitiligo" {
  patient = { conditions = { { code = "vitiligo", area = "chin", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: melasma of pregnancy waits while it is there" {
  patient = { conditions = { { code = "melasma_of_pregnancy", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "melasma-of-pregnancy-microdermabrasion" } },
}

case "crystals: melasma of pregnancy that went a day short of six months ago" {
  patient = { conditions = { { code = "melasma_of_pregnancy", area = "cheek", resolved = "2025-12-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "melasma-of-pregnancy-microdermabrasion" } },
}

case "crystals: melasma of pregnancy that went six months ago" {
  patient = { conditions = { { code = "melasma_of_pregnancy", area = "cheek", resolved = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: other melasma says nothing" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a blade: what is wrong with the cheek leaves the neck alone" {
  patient = {
    conditions  = {
      { code = "sunburn", area = "cheek", status = "active" },
      { code = "acne_inflammatory", area = "cheek", status = "active" },
      { code = "telangiectasia", area = "cheek", status = "active" },
      { code = "skin_infection", area = "cheek", status = "active" },
    },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { treatments = { "dermaplaning" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "crystals: what is wrong with the cheek leaves the neck alone" {
  patient = {
    conditions  = {
      { code = "sunburn", area = "cheek", status = "active" },
      { code = "acne_inflammatory", area = "cheek", status = "active" },
      { code = "rosacea", area = "cheek", status = "active" },
      { code = "telangiectasia", area = "cheek", status = "active" },
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "vitiligo", area = "cheek", status = "active" },
      { code = "melasma_of_pregnancy", area = "cheek", status = "active" },
    },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}
