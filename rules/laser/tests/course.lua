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

case "Atrophic acne scar by Fractional ablative laser" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Atrophic acne scar by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Atrophic acne scar by Fractional non-ablative laser" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Under-eye dark circles by Fractional non-ablative laser" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Under-eye dark circles by Fractional non-ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Enlarged pores by Fractional non-ablative laser" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Fine lines by Fractional non-ablative laser" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Idiopathic guttate hypomelanosis by Fractional ablative laser" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 1 } } } },
}

case "Idiopathic guttate hypomelanosis by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 1 } } } },
}

case "Idiopathic guttate hypomelanosis by Fractional non-ablative laser" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 4, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Idiopathic guttate hypomelanosis by Fractional non-ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 4, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Skin laxity by Fractional ablative laser" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P3M", "P6M" } } } },
}

case "Skin laxity by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P3M", "P6M" } } } },
}

case "Lentigines by Fractional non-ablative laser" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Lentigines by Fractional non-ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Melasma by Full ablative laser" {
  patient = { fitzpatrick = 1, concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Melasma by Full ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Melasma by Fractional non-ablative laser" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Melasma by Fractional non-ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Photodamage by Full ablative laser" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Photodamage by Full ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Photodamage by Fractional non-ablative laser" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Post-inflammatory hyperpigmentation by Fractional non-ablative laser" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Post-inflammatory hyperpigmentation by Fractional non-ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Raised scar by Fractional ablative laser" {
  patient = { concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 3, 5 }, interval = { "P1M", "P2M" } } } },
}

case "Raised scar by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 3, 5 }, interval = { "P1M", "P2M" } } } },
}

case "Stretch marks by Fractional ablative laser" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 2, 4 }, interval = { "P1M", "P2M" } } } },
}

case "Stretch marks by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 2, 4 }, interval = { "P1M", "P2M" } } } },
}

case "Stretch marks by Fractional non-ablative laser" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Surgical scar by Fractional non-ablative laser" {
  patient = { concerns = { { code = "scar_surgical", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Wrinkles by Fractional ablative laser" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Wrinkles by Fractional ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { laser_ablative_fractional = { sessions = { 1, 3 }, interval = { "P1M", "P3M" } } } },
}

case "Wrinkles by Full ablative laser" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Wrinkles by Full ablative laser, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { laser_ablative_full = { sessions = { 1, 1 } } } },
}

case "Wrinkles by Fractional non-ablative laser" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { laser_fractional_nonablative = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}
