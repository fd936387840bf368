-- Allergies, by product.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "botulinum_toxin" }, areas = { "face" }, date = "2026-06-01" },
}

case "an allergy to any toxin refuses toxin" {
  patient = { allergies = { { code = "botulinum_toxin_product" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "toxin-allergy" } },
}

case "milk protein: refused for the brand that holds it" {
  patient = { allergies = { { code = "casein allergy" } } },
  request = { details = { toxin = "abobotulinumtoxin_a" } },
  expect  = { verdict = "refuse", findings = { "milk-protein-allergy" } },
}

case "milk protein: another brand is allowed" {
  patient = { allergies = { { code = "cow_milk_protein" } } },
  request = { details = { toxin = "onabotulinumtoxin_a" } },
  expect  = { verdict = "allow", findings = {} },
}

case "milk protein, and nobody said which brand" {
  patient = { allergies = { { code = "cow_milk_protein" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "milk-protein-allergy" }, questions = { "toxin" } },
}

case "an allergy to filler says nothing of toxin" {
  patient = { allergies = { { code = "hyaluronic_acid_filler" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "an allergy to filler refuses filler" {
  patient = { allergies = { { code = "filler allergy" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "refuse", findings = { "filler-allergy" } },
}

case "lidocaine: refused where the filler holds it" {
  patient = { allergies = { { code = "lidocaine" } } },
  request = { treatments = { "dermal_filler" }, details = { filler = "with_lidocaine" } },
  expect  = { verdict = "refuse", findings = { "lidocaine-allergy" } },
}

case "lidocaine: a filler without it is allowed" {
  patient = { allergies = { { code = "lidocaine" } } },
  request = { treatments = { "dermal_filler" }, details = { filler = "without_lidocaine" } },
  expect  = { verdict = "allow", findings = {} },
}

case "lidocaine, and nobody said which filler" {
  patient = { allergies = { { code = "lidocaine" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "lidocaine-allergy" }, questions = { "filler" } },
}

case "no allergy: which filler does not matter" {
  patient = { allergies = { { code = "latex" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {}, unknown = {} },
}

case "an allergy to bacterial protein refuses filler" {
  patient = { allergies = { { code = "streptococcal protein" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "refuse", findings = { "bacterial-protein-allergy" } },
}

case "severe allergies refuse filler" {
  patient = { allergies = { { code = "anaphylaxis" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "refuse", findings = { "severe-allergies" } },
}

case "severe allergies say nothing of toxin" {
  patient = { allergies = { { code = "severe_allergy_anaphylaxis" } } },
  expect  = { verdict = "allow", findings = {} },
}
