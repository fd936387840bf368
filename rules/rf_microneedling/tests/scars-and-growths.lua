-- Keloids, growths and marks.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a keloid anywhere refuses everywhere" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "keloid-tendency" } },
}

case "by the review of 2019 a clinician decides about keloids" {
  options = { keloid = "evidence-2019" },
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "review", findings = { "keloid-tendency-evidence-2019" }, overruled = { "keloid-tendency" } },
}

case "no keloids: neither view finds anything" {
  options = { keloid = "evidence-2019" },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "thick scars go to a clinician" {
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  expect  = { verdict = "review", findings = { "hypertrophic-scar-tendency" } },
}

case "skin cancer in the area refuses" {
  patient = { conditions = { { code = "melanoma", area = "cheek", status = "active" } } },
  expect  = { verdict = "refuse", findings = { "skin-cancer" } },
}

case "skin cancer that was removed does not" {
  patient = { conditions = { { code = "skin_cancer", area = "cheek", resolved = "2020-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a raised mole goes to a clinician" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "chin", status = "active" } } },
  expect  = { verdict = "review", findings = { "moles" } },
}

case "a mole that was removed does not" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "chin", resolved = "2020-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a tattoo in the area goes to a clinician, however old" {
  patient = { conditions = { { code = "microblading", area = "forehead", status = "history" } } },
  expect  = { verdict = "review", findings = { "tattoo" } },
}

case "a tattoo of the arm does not" {
  patient = { conditions = { { code = "tattoo_or_permanent_makeup", area = "arm", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a granulomatous reaction once, anywhere, goes to a clinician" {
  patient = { conditions = { { code = "granulomatous_reaction", area = "neck", resolved = "2020-05-31" } } },
  expect  = { verdict = "review", findings = { "granulomatous-reaction" } },
}

case "sarcoidosis goes to a clinician" {
  patient = { conditions = { { code = "sarcoidosis", status = "history" } } },
  expect  = { verdict = "review", findings = { "sarcoidosis" } },
}
