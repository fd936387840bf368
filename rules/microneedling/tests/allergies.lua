-- Allergies.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "an allergy to stainless steel refuses" {
  patient = { allergies = { { code = "stainless_steel" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "stainless-steel-allergy" } },
}

case "an allergy to nickel goes to a clinician" {
  patient = { allergies = { { code = "nickel" } } },
  expect  = { verdict = "review", findings = { "nickel-allergy" } },
}

case "an allergy to a local anaesthetic goes to a clinician" {
  patient = { allergies = { { code = "local_anesthetic" } } },
  expect  = { verdict = "review", findings = { "anaesthetic-allergy" } },
}

case "lidocaine is a local anaesthetic" {
  patient = { allergies = { { code = "lidocaine" } } },
  expect  = { verdict = "review", findings = { "anaesthetic-allergy" } },
}

case "an allergy to latex says nothing of needling" {
  patient = { allergies = { { code = "latex" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "steel not asked about: it could refuse" {
  patient = { unanswered = { "stainless_steel" } },
  expect  = { verdict = "unknown", unknown = { "stainless-steel-allergy" }, questions = { "stainless_steel" } },
}
