-- How many sessions each concern takes, and how far apart they lie; also where nobody has told
-- the skin type.

defaults { -- healthy, asked about everything, skin type III
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 3,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { areas = { "face" }, date = "2026-06-01" },
}

case "Atrophic acne scar by Microdermabrasion" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { microdermabrasion = { sessions = { 5, 10 }, interval = { "P1W", "P4W" } } } },
}

case "Dull skin by Dermaplaning" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { dermaplaning = { sessions = { 1, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Dull skin by Microdermabrasion" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { microdermabrasion = { sessions = { 5, 10 }, interval = { "P1W", "P4W" } } } },
}

case "Enlarged pores by Microdermabrasion" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { course = { microdermabrasion = { sessions = { 5, 10 }, interval = { "P1W", "P4W" } } } },
}

case "Fine lines by Dermaplaning" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { course = { dermaplaning = { sessions = { 1, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Fine lines by Microdermabrasion" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { course = { microdermabrasion = { sessions = { 5, 10 }, interval = { "P1W", "P4W" } } } },
}

case "Fine facial hair by Dermaplaning" {
  patient = { concerns = { { code = "vellus_hair", area = "face" } } },
  expect  = { course = { dermaplaning = { sessions = { 1, 6 }, interval = { "P4W", "P6W" } } } },
}
