-- Scars and redness: where it suits, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "pitted acne scars of the face, type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { rf_microneedling = 75 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}

case "pitted acne scars, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { rf_microneedling = 75 } },
}

case "pitted acne scars, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { matches = { "microneedling", "laser_fractional_nonablative", "dermal_filler", "microdermabrasion" } },
}

case "pitted acne scars, skin type II: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = {
    matches = {
      "laser_ablative_fractional", "microneedling", "laser_fractional_nonablative", "chemical_peel_medium",
      "dermal_filler", "microdermabrasion",
    },
  },
}

case "stretch marks of the thigh" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the breast" {
  patient = { concerns = { { code = "stretch_marks", area = "breast" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the upper arm" {
  patient = { concerns = { { code = "stretch_marks", area = "upper_arm" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the abdomen" {
  patient = { concerns = { { code = "stretch_marks", area = "abdomen" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the hip" {
  patient = { concerns = { { code = "stretch_marks", area = "hip" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the buttock" {
  patient = { concerns = { { code = "stretch_marks", area = "buttock" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks of the scalp: not for it" {
  patient = { concerns = { { code = "stretch_marks", area = "scalp" } } },
  expect  = { matches = {} },
}

case "stretch marks, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "stretch marks, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { matches = { "laser_fractional_nonablative", "microneedling" } },
}

case "redness of rosacea of the face, type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { rf_microneedling = 50 } },
}

case "redness of rosacea of the scalp: not for it" {
  patient = { fitzpatrick = 3, concerns = { { code = "rosacea_erythema", area = "scalp" } } },
  expect  = { matches = {} },
}

case "redness of rosacea, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { rf_microneedling = 50 } },
}

case "redness of rosacea, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { matches = { "led_light", "microneedling" } },
}

case "redness of rosacea, skin type II: not for it" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { matches = { "ipl", "led_light", "microneedling" } },
}

case "active acne of the face, type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_active", area = "face" } } },
  expect  = { score = { rf_microneedling = 45 } },
}

case "active acne of the scalp: not for it" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_active", area = "scalp" } } },
  expect  = { matches = {} },
}

case "active acne, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "acne_active", area = "face" } } },
  expect  = { score = { rf_microneedling = 45 } },
}

case "active acne, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "acne_active", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "led_light", "microneedling" } },
}

case "active acne, skin type II: not for it" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "led_light", "microneedling" } },
}

case "red marks of acne of the face, type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { score = { rf_microneedling = 55 } },
}

case "red marks of acne of the scalp: not for it" {
  patient = { fitzpatrick = 3, concerns = { { code = "post_acne_erythema", area = "scalp" } } },
  expect  = { matches = {} },
}

case "red marks of acne, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { score = { rf_microneedling = 55 } },
}

case "red marks of acne, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { matches = {} },
}

case "red marks of acne, skin type II: not for it" {
  patient = { concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { matches = { "ipl" } },
}
