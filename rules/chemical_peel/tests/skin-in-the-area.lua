-- Infection, rash and wound in the area.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_superficial" }, areas = { "face" }, date = "2026-06-01" },
}

case "shingles in the area defer" {
  patient = { conditions = { { code = "shingles", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection" } },
}

case "shingles that have healed do not" {
  patient = { conditions = { { code = "herpes_zoster", area = "forehead", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a cold sore defers twice, and calls for antiviral medicine" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "active" } } },
  expect  = { verdict = "defer", findings = { "herpes-labialis", "skin-infection", "herpes-labialis-history" } },
}

case "a cold sore that healed six days ago waits one more" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", resolved = "2026-05-26" } } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "herpes-labialis", "herpes-labialis-history" },
  },
}

case "a cold sore that healed a week ago calls for antiviral medicine" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", resolved = "2026-05-25" } } },
  expect  = { verdict = "caution", findings = { "herpes-labialis-history" } },
}

case "a cold sore in the past, nobody said when: it may have healed this week" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "history" } } },
  expect  = { verdict = "unknown", findings = { "herpes-labialis-history" }, unknown = { "herpes-labialis" } },
}

case "contact dermatitis in the area defers" {
  patient = { conditions = { { code = "dermatitis_irritant_or_contact", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "contact-dermatitis" } },
}

case "contact dermatitis that has calmed does not" {
  patient = { conditions = { { code = "perioral_dermatitis", area = "perioral", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a wound in the area defers" {
  patient = { conditions = { { code = "open_wound", area = "chin", status = "active" } } },
  expect  = { verdict = "defer", findings = { "open-wound" } },
}

case "a wound that has healed does not" {
  patient = { conditions = { { code = "open_wound", area = "chin", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a medium peel: all of these, too" {
  patient = {
    conditions = {
      { code = "herpes_labialis", area = "upper_lip", status = "active" },
      { code = "dermatitis_irritant_or_contact", area = "cheek", status = "active" },
      { code = "open_wound", area = "chin", status = "active" },
    },
  },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict  = "defer",
    findings = { "herpes-labialis", "skin-infection", "herpes-labialis-history", "contact-dermatitis", "open-wound" },
  },
}

case "what is wrong with the cheek leaves the belly alone" {
  patient = {
    conditions  = {
      { code = "sunburn", area = "cheek", status = "active" },
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
      { code = "dermatitis_irritant_or_contact", area = "cheek", status = "active" },
      { code = "open_wound", area = "cheek", status = "active" },
    },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
    procedures  = { { code = "chemical_peel_superficial", area = "cheek", date = "2026-05-31" } },
  },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}

case "and so for a medium peel" {
  patient = {
    conditions  = {
      { code = "sunburn", area = "cheek", status = "active" },
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
      { code = "dermatitis_irritant_or_contact", area = "cheek", status = "active" },
      { code = "open_wound", area = "cheek", status = "active" },
    },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { treatments = { "chemical_peel_medium" }, areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}
