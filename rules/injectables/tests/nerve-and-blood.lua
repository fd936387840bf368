-- Nerve and muscle, blood, defences.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "botulinum_toxin" }, areas = { "face" }, date = "2026-06-01" },
}

case "myasthenia refuses" {
  patient = { conditions = { { code = "myasthenia_gravis", status = "remission" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "neuromuscular-disorder" } },
}

case "by the label a clinician decides" {
  options = { neuromuscular = "label" },
  patient = { conditions = { { code = "lambert_eaton", status = "history" } } },
  expect  = {
    verdict   = "review",
    findings  = { "neuromuscular-disorder-label" },
    overruled = { "neuromuscular-disorder" },
  },
}

case "without it neither view finds anything" {
  options = { neuromuscular = "label" },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "gentamicin goes to a clinician" {
  patient = { medications = { { code = "gentamicin", status = "current" } } },
  expect  = { verdict = "review", findings = { "aminoglycosides" } },
}

case "gentamicin that was stopped does not" {
  patient = { medications = { { code = "gentamicin", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: an anticoagulant calls for care" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = { verdict = "caution", findings = { "anticoagulant-before-toxin" } },
}

case "toxin: one that was stopped does not" {
  patient = { medications = { { code = "apixaban", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: an anticoagulant calls for care" {
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "caution", findings = { "anticoagulant-before-filler" } },
}

case "filler: one that was stopped does not" {
  patient = { medications = { { code = "warfarin", stopped = "2026-05-31" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: a bleeding disorder goes to a clinician" {
  patient = { conditions = { { code = "hemophilia", status = "history" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "review", findings = { "bleeding-disorder" } },
}

case "toxin: a bleeding disorder says nothing" {
  patient = { conditions = { { code = "hemophilia", status = "history" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler: immunosuppression calls for care" {
  patient = { conditions = { { code = "hiv", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "caution", findings = { "immunosuppression-filler" } },
}

case "filler: immunosuppression that is over does not" {
  patient = { conditions = { { code = "immunosuppression", resolved = "2026-01-31" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}

case "toxin: keloids go to a clinician" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "review", findings = { "keloid-tendency-toxin" } },
}

case "filler: keloids say nothing" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}
