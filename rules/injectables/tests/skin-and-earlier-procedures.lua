-- Infection, inflammation, what lies in the skin, and what was done lately.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "botulinum_toxin" }, areas = { "face" }, date = "2026-06-01" },
}

case "toxin: an infection in the area defers" {
  patient = { conditions = { { code = "impetigo", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection" } },
}

case "toxin: an infection that has healed does not" {
  patient = { conditions = { { code = "impetigo", area = "forehead", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: an infection in the area defers" {
  patient = { conditions = { { code = "wart_viral", area = "chin", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", findings = { "skin-infection" } },
}

case "filler: a cold sore defers, and may come back later" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", findings = { "skin-infection", "herpes-labialis-history" } },
}

case "filler: a cold sore in the past calls for care" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", status = "history" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "caution", findings = { "herpes-labialis-history" } },
}

case "filler: acne in the area is inflammation" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-inflammation" } },
}

case "filler: rosacea that sleeps is not" {
  patient = { conditions = { { code = "rosacea", area = "cheek", status = "remission" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: inflammation says nothing" {
  patient = { conditions = { { code = "acne_cyst", area = "cheek", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: over silicone refused, however old" {
  patient = { procedures = { { code = "permanent_filler", area = "lips", date = "2001-01-31" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "permanent-filler" } },
}

case "filler: a dentist thirteen days ago waits one more" {
  patient = { procedures = { { code = "dental_procedure", date = "2026-05-19" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "dental-procedure-before" } },
}

case "filler: a dentist two weeks ago is past" {
  patient = { procedures = { { code = "dental_procedure", date = "2026-05-18" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: a vaccination thirteen days ago waits one more" {
  patient = { procedures = { { code = "vaccination", date = "2026-05-19" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "vaccination-before" } },
}

case "filler: a vaccination two weeks ago is past" {
  patient = { procedures = { { code = "vaccination", date = "2026-05-18" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: the last one a day short of three months ago" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-03-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "last-toxin" } },
}

case "toxin: the last one three months ago" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-03-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: the end of a short month counts: 30 November, then the last of February" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2025-11-30" } } },
  request = { date = "2026-02-28" },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: a vaccination says nothing" {
  patient = { procedures = { { code = "vaccination", date = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: what is in the cheek leaves the neck alone" {
  patient = {
    conditions = { { code = "skin_infection", area = "cheek", status = "active" } },
    procedures = { { code = "botulinum_toxin", area = "cheek", date = "2026-05-31" } },
  },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: what is in the cheek leaves the neck alone" {
  patient = {
    conditions = {
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "skin_inflammation", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
    },
    procedures = { { code = "permanent_filler", area = "cheek", date = "2026-05-31" } },
  },
  request = { treatments = { "dermal_filler" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}
