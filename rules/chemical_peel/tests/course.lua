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

case "Active acne by Superficial chemical peel" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  request = { details = { peel_agent = "salicylic_acid" } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 4, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Atrophic acne scar by Medium-depth chemical peel" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Atrophic acne scar by Medium-depth chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Under-eye dark circles by Superficial chemical peel" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Under-eye dark circles by Superficial chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Dull skin by Superficial chemical peel" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Enlarged pores by Superficial chemical peel" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  request = { details = { peel_agent = "salicylic_acid" } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Fine lines by Superficial chemical peel" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Lentigines by Medium-depth chemical peel" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}

case "Lentigines by Medium-depth chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}

case "Lentigines by Superficial chemical peel" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Melasma by Superficial chemical peel" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 4, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Photodamage by Medium-depth chemical peel" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}

case "Photodamage by Medium-depth chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}

case "Post-inflammatory hyperpigmentation by Superficial chemical peel" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Uneven texture by Superficial chemical peel" {
  patient = { concerns = { { code = "skin_texture", area = "face" } } },
  expect  = { course = { chemical_peel_superficial = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Vitiligo by Medium-depth chemical peel" {
  patient = { concerns = { { code = "vitiligo", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 1 } } } },
}

case "Vitiligo by Medium-depth chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "vitiligo", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 1 } } } },
}

case "Wrinkles by Medium-depth chemical peel" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}

case "Wrinkles by Medium-depth chemical peel, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { chemical_peel_medium = { sessions = { 1, 2 }, interval = { "P3M", "P6M" } } } },
}
