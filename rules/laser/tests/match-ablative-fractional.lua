-- Fractional ablative laser: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "face" }, date = "2026-06-01" },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 80 } },
}

case "wrinkles of the neck" {
  patient = { concerns = { { code = "wrinkles", area = "neck" } } },
  expect  = { score = { laser_ablative_fractional = 80 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 80 } },
}

case "wrinkles, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = {
    matches = {
      "botulinum_toxin", "dermal_filler", "rf_microneedling", "microneedling", "laser_fractional_nonablative",
      "led_light",
    },
  },
}

case "slack skin of the face" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 55 } },
}

case "slack skin of the neck" {
  patient = { concerns = { { code = "laxity", area = "neck" } } },
  expect  = { score = { laser_ablative_fractional = 55 } },
}

case "slack skin of the scalp: not for it" {
  patient = { concerns = { { code = "laxity", area = "scalp" } } },
  expect  = { matches = {} },
}

case "slack skin, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "laxity", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 55 } },
}

case "slack skin, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "laxity", area = "face" } } },
  expect  = { matches = { "rf_microneedling", "microneedling", "dermal_filler" } },
}

case "pitted acne scars of the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 80 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}

case "pitted acne scars, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 80 } },
}

case "pitted acne scars, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = {
    matches = {
      "microneedling", "rf_microneedling", "laser_fractional_nonablative", "dermal_filler", "microdermabrasion",
    },
  },
}

case "a raised scar of the face" {
  patient = { concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 40 } },
}

case "a raised scar of the chest" {
  patient = { concerns = { { code = "scar_raised", area = "chest" } } },
  expect  = { score = { laser_ablative_fractional = 40 } },
}

case "a raised scar of the arm" {
  patient = { concerns = { { code = "scar_raised", area = "arm" } } },
  expect  = { score = { laser_ablative_fractional = 40 } },
}

case "a raised scar of the scalp: not for it" {
  patient = { concerns = { { code = "scar_raised", area = "scalp" } } },
  expect  = { matches = {} },
}

case "a raised scar, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 40 } },
}

case "a raised scar, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { matches = { "microneedling" } },
}

case "stretch marks of the thigh" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks of the abdomen" {
  patient = { concerns = { { code = "stretch_marks", area = "abdomen" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks of the breast" {
  patient = { concerns = { { code = "stretch_marks", area = "breast" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks of the hip" {
  patient = { concerns = { { code = "stretch_marks", area = "hip" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks of the buttock" {
  patient = { concerns = { { code = "stretch_marks", area = "buttock" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks of the scalp: not for it" {
  patient = { concerns = { { code = "stretch_marks", area = "scalp" } } },
  expect  = { matches = {} },
}

case "stretch marks, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { laser_ablative_fractional = 50 } },
}

case "stretch marks, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { matches = { "rf_microneedling", "laser_fractional_nonablative", "microneedling" } },
}

case "guttate hypomelanosis of the face" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 60 } },
}

case "guttate hypomelanosis of the arm" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { score = { laser_ablative_fractional = 60 } },
}

case "guttate hypomelanosis of the leg" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "leg" } } },
  expect  = { score = { laser_ablative_fractional = 60 } },
}

case "guttate hypomelanosis of the scalp: not for it" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "scalp" } } },
  expect  = { matches = {} },
}

case "guttate hypomelanosis, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "face" } } },
  expect  = { score = { laser_ablative_fractional = 60 } },
}

case "guttate hypomelanosis, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "face" } } },
  expect  = { matches = {} },
}
