-- Growths, marks and granulomas: somebody looks at them first.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "skin cancer in the area refuses" {
  patient = { conditions = { { code = "skin_cancer", area = "nose", status = "active" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "skin-cancer" } },
}

case "melanoma is skin cancer" {
  patient = { conditions = { { code = "melanoma", area = "back", status = "active" } } },
  request = { areas = { "trunk" } },
  expect  = { verdict = "refuse", findings = { "skin-cancer" }, areas = { ["skin-cancer"] = "back" } },
}

case "skin cancer on the back leaves the face alone" {
  patient = { conditions = { { code = "skin_cancer", area = "back", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "skin cancer that was cured does not refuse" {
  patient = { conditions = { { code = "skin_cancer", area = "nose", resolved = "2020-03" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "actinic keratosis in the area goes to a clinician" {
  patient = { conditions = { { code = "actinic_keratosis", area = "temple", status = "active" } } },
  expect  = { verdict = "review", findings = { "actinic-keratosis" } },
}

case "actinic keratosis that was treated does not" {
  patient = { conditions = { { code = "actinic_keratosis", area = "temple", status = "resolved" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a raised mole in the area goes to a clinician" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "chin", status = "active" } } },
  expect  = { verdict = "review", findings = { "moles" } },
}

case "a raised mole on the back does not concern the face" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "back", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "spreading vitiligo goes to a clinician, wherever it is" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "active" } } },
  expect  = { verdict = "review", findings = { "vitiligo-unstable" } },
}

case "stable vitiligo does not" {
  patient = { conditions = { { code = "vitiligo", area = "hand", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "microblading in the area goes to a clinician, however old" {
  patient = { conditions = { { code = "microblading", area = "forehead", onset = "2015" } } },
  expect  = { verdict = "review", findings = { "tattoo" } },
}

case "a tattoo on the arm does not concern the face" {
  patient = { conditions = { { code = "tattoo_or_permanent_makeup", area = "arm", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a granuloma in the past goes to a clinician" {
  patient = { conditions = { { code = "granulomatous_reaction", status = "history" } } },
  expect  = { verdict = "review", findings = { "granulomatous-reaction" } },
}

case "sarcoidosis goes to a clinician, active or not" {
  patient = { conditions = { { code = "sarcoidosis", status = "remission" } } },
  expect  = { verdict = "review", findings = { "sarcoidosis" } },
}

case "none of them: allowed" {
  expect = { verdict = "allow", findings = {} },
}

case "on the hands they do not concern the face" {
  patient = { conditions = {
    { code = "actinic_keratosis",          area = "hand", status = "active" },
    { code = "mole_raised_or_suspicious",  area = "hand", status = "active" },
    { code = "tattoo_or_permanent_makeup", area = "hand", status = "active" },
  } },
  expect  = { verdict = "allow", findings = {} },
}

case "a mole that was taken out, vitiligo that has settled" {
  patient = { conditions = {
    { code = "mole_raised_or_suspicious", area = "chin", resolved = "2025-01-10" },
    { code = "vitiligo_unstable",         area = "chin", status = "resolved" },
  } },
  expect  = { verdict = "allow", findings = {} },
}

case "pigment stays behind when a tattoo was removed" {
  patient = { conditions = { { code = "tattoo_or_permanent_makeup", area = "chin", resolved = "2025-01-10" } } },
  expect  = { verdict = "review", findings = { "tattoo" } },
}
