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

case "Active acne by Radiofrequency microneedling" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Active acne by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "acne_active", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Atrophic acne scar by Radiofrequency microneedling" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 3, 4 }, interval = { "P3W", "P6W" } } } },
}

case "Atrophic acne scar by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 3, 4 }, interval = { "P3W", "P6W" } } } },
}

case "Enlarged pores by Radiofrequency microneedling" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Enlarged pores by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Skin laxity by Radiofrequency microneedling" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 1, 3 }, interval = { "P4W", "P12W" } } } },
}

case "Skin laxity by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 1, 3 }, interval = { "P4W", "P12W" } } } },
}

case "Neck lines by Radiofrequency microneedling" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 3 }, interval = { "P4W", "P6W" } } } },
}

case "Neck lines by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 3 }, interval = { "P4W", "P6W" } } } },
}

case "Post-acne redness by Radiofrequency microneedling" {
  patient = { concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 2 }, interval = { "P4W", "P4W" } } } },
}

case "Post-acne redness by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 2 }, interval = { "P4W", "P4W" } } } },
}

case "Rosacea redness by Radiofrequency microneedling" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 3 }, interval = { "P4W", "P4W" } } } },
}

case "Rosacea redness by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 3 }, interval = { "P4W", "P4W" } } } },
}

case "Stretch marks by Radiofrequency microneedling" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Stretch marks by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { rf_microneedling = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Wrinkles by Radiofrequency microneedling" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 1, 3 }, interval = { "P4W", "P12W" } } } },
}

case "Wrinkles by Radiofrequency microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { rf_microneedling = { sessions = { 1, 3 }, interval = { "P4W", "P12W" } } } },
}
