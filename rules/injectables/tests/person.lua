-- Pregnancy, breastfeeding, age: toxin and filler.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "botulinum_toxin" }, areas = { "face" }, date = "2026-06-01" },
}

case "toxin: pregnancy waits for the birth" {
  patient = { pregnant = true },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy-toxin" } },
}

case "toxin: by the review of 2017 a clinician decides" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  expect  = { verdict = "review", findings = { "pregnancy-toxin-evidence-2017" }, overruled = { "pregnancy-toxin" } },
}

case "toxin: not pregnant, neither view finds anything" {
  options = { pregnancy = "evidence-2017" },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "filler: pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy-filler" } },
}

case "filler: the review of 2017 does not lift that" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", findings = { "pregnancy-filler" }, overruled = {} },
}

case "toxin: breastfeeding goes to a clinician" {
  patient = { breastfeeding = true },
  expect  = { verdict = "review", findings = { "breastfeeding-toxin" } },
}

case "filler: breastfeeding waits, without a date" {
  patient = { breastfeeding = true },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "breastfeeding-filler" } },
}

case "neither: filler is allowed" {
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: the day before the 18th birthday" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "refuse", clear_from = "2026-06-02", findings = { "under-18-filler" } },
}

case "filler: the 18th birthday" {
  patient = { birth_date = "2008-06-01" },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin under eighteen: no rule where no country is chosen" {
  patient = { birth_date = "2008-06-02" },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin in England, the day before the 18th birthday" {
  options = { jurisdiction = "england" },
  patient = { birth_date = "2008-06-02" },
  expect  = { verdict = "refuse", clear_from = "2026-06-02", findings = { "under-18-in-england" } },
}

case "toxin in England, the 18th birthday" {
  options = { jurisdiction = "england" },
  patient = { birth_date = "2008-06-01" },
  expect  = { verdict = "allow", findings = {} },
}

case "filler in England is refused twice" {
  options = { jurisdiction = "england" },
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "dermal_filler" } },
  expect  = {
    verdict    = "refuse",
    clear_from = "2026-06-02",
    findings   = { "under-18-filler", "under-18-in-england" },
  },
}
