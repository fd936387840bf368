-- Infections count where they touch the area asked for.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "nothing found: allowed, but never on the lid" {
  expect = { verdict = "allow", findings = {}, unknown = {}, excluded_areas = { "eyelid_within_orbital_rim" } },
}

case "impetigo on the chin defers the face" {
  patient = { conditions = { { code = "skin_infection_bacterial", area = "chin", status = "active" } } },
  expect  = {
    verdict = "defer", clear_from = never, findings = { "bacterial-infection" },
    areas   = { ["bacterial-infection"] = "chin" },
  },
}

case "impetigo on the knee does not" {
  patient = { conditions = { { code = "skin_infection_bacterial", area = "knee", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "impetigo that has healed does not" {
  patient = { conditions = { { code = "skin_infection_bacterial", area = "chin", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "impetigo somewhere: cannot say until we know where" {
  patient = { conditions = { { code = "skin_infection_bacterial", status = "active" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "bacterial-infection" } },
}

case "cellulitis is one of the bacterial infections" {
  patient = { conditions = { { code = "cellulitis_face", area = "cheek_left", status = "active" } } },
  expect  = { verdict = "defer", findings = { "bacterial-infection" } },
}

case "cellulitis of the left cheek does not concern the right one" {
  patient = { conditions = { { code = "cellulitis_face", area = "cheek_left", status = "active" } } },
  request = { areas = { "cheek_right" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = {} },
}

case "ringworm on the neck defers the neck" {
  patient = { conditions = { { code = "ringworm", area = "neck", status = "active" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "defer", findings = { "fungal-infection" } },
}

case "ringworm on the neck leaves the face alone" {
  patient = { conditions = { { code = "skin_infection_fungal", area = "neck", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a cold sore on the lip defers the face, and calls for cover" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "active" } } },
  expect  = { verdict = "defer", findings = { "herpes-labialis", "herpes-labialis-history" } },
}

case "a cold sore on the lip leaves the belly alone" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "active" } } },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = {} },
}

case "cold sores in the past call for cover only" {
  patient = { conditions = { { code = "herpes_labialis", area = "lips", status = "history" } } },
  expect  = { verdict = "caution", clear_from = never, findings = { "herpes-labialis-history" } },
}

case "cold sores not asked about: one question for both rules" {
  patient = { unanswered = { "herpes_labialis" } },
  expect  = {
    verdict   = "unknown", clear_from = never, findings = {}, questions = { "herpes_labialis" },
    unknown   = { "herpes-labialis", "herpes-labialis-history" },
  },
}

case "warts on the forehead defer the face" {
  patient = { conditions = { { code = "wart_viral", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", findings = { "warts" } },
}

case "warts on the hand do not" {
  patient = { conditions = { { code = "wart_viral", area = "hand", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "shingles is an infection that no rule of needling names" {
  patient = { conditions = { { code = "herpes_zoster", area = "forehead", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "ringworm and warts that have gone do not defer" {
  patient = { conditions = {
    { code = "skin_infection_fungal", area = "chin", status = "resolved" },
    { code = "wart_viral",            area = "chin", resolved = "2026-05-31" },
  } },
  expect  = { verdict = "allow", findings = {} },
}
