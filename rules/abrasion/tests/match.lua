-- What abrasion helps, and where.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microdermabrasion" }, areas = { "face" }, date = "2026-06-01" },
}

case "fine hair of the face" {
  patient = { concerns = { { code = "vellus_hair", area = "face" } } },
  expect  = { score = { dermaplaning = 80 } },
}

case "fine hair of the scalp: not for it" {
  patient = { concerns = { { code = "vellus_hair", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dull skin of the face" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { dermaplaning = 50 } },
}

case "dull skin of the scalp: not for it" {
  patient = { concerns = { { code = "dullness", area = "scalp" } } },
  expect  = { matches = {} },
}

case "fine lines of the face" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { score = { dermaplaning = 15 } },
}

case "fine lines of the scalp: not for it" {
  patient = { concerns = { { code = "fine_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dull skin of the face" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { microdermabrasion = 55 } },
}

case "dull skin of the scalp: not for it" {
  patient = { concerns = { { code = "dullness", area = "scalp" } } },
  expect  = { matches = {} },
}

case "large pores of the face" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { score = { microdermabrasion = 30 } },
}

case "large pores of the scalp: not for it" {
  patient = { concerns = { { code = "enlarged_pores", area = "scalp" } } },
  expect  = { matches = {} },
}

case "fine lines of the face" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { score = { microdermabrasion = 25 } },
}

case "fine lines of the scalp: not for it" {
  patient = { concerns = { { code = "fine_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "pitted acne scars of the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { microdermabrasion = 15 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}
