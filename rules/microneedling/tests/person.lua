-- The person: pregnancy, age, skin type, health, and the lids.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "pregnancy refuses" {
  patient = { pregnant = true },
  expect  = { verdict = "refuse", clear_from = never, findings = { "pregnancy" } },
}

case "pregnancy not answered: cannot say" {
  patient = { pregnant = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "pregnancy" }, questions = { "pregnancy" } },
}

case "the review of 2017 is about peels and toxin; needling stays refused" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  expect  = { verdict = "refuse", findings = { "pregnancy" }, overruled = {} },
}

case "breastfeeding defers, without a date" {
  patient = { breastfeeding = true },
  expect  = { verdict = "defer", clear_from = never, findings = { "breastfeeding" } },
}

case "neither: allowed" {
  patient = { pregnant = false, breastfeeding = false },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type III: nothing to say" {
  patient = { fitzpatrick = 3 },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type IV calls for care" {
  patient = { fitzpatrick = 4 },
  expect  = { verdict = "caution", clear_from = never, findings = { "darker-skin" } },
}

case "skin type VI calls for care" {
  patient = { fitzpatrick = 6 },
  expect  = { verdict = "caution", findings = { "darker-skin" } },
}

case "the day before the 22nd birthday" {
  patient = { birth_date = "2004-06-02" },
  expect  = { verdict = "review", findings = { "under-22" } },
}

case "the 22nd birthday" {
  patient = { birth_date = "2004-06-01" },
  expect  = { verdict = "allow", findings = {} },
}

case "born on 29 February: still 21 on the last of February" {
  patient = { birth_date = "2004-02-29" },
  request = { date = "2026-02-28" },
  expect  = { verdict = "review", findings = { "under-22" } },
}

case "born on 29 February: 22 on the first of March" {
  patient = { birth_date = "2004-02-29" },
  request = { date = "2026-03-01" },
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

case "a disease of the heart goes to a clinician" {
  patient = { conditions = { { code = "heart disease", status = "active" } } },
  expect  = { verdict = "review", findings = { "cardiac-abnormality" } },
}

case "one that was repaired does not" {
  patient = { conditions = { { code = "cardiac_abnormality", status = "resolved" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "body dysmorphic disorder, past or present, goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "remission" } } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "never on the lid inside the orbital rim" {
  request = { areas = { "eyelid_within_orbital_rim" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "inside-the-orbital-rim" } },
}

case "around the eye: allowed, but the lid is left out" {
  request = { areas = { "periorbital" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = { "eyelid_within_orbital_rim" } },
}

case "the neck has no lid" {
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = {} },
}
