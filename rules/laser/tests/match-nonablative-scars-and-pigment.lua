-- Fractional non-ablative laser for scars and colour: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_fractional_nonablative" }, areas = { "face" }, date = "2026-06-01" },
}

case "pitted acne scars of the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}

case "a surgical scar of the face" {
  patient = { concerns = { { code = "scar_surgical", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "a surgical scar of the neck" {
  patient = { concerns = { { code = "scar_surgical", area = "neck" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "a surgical scar of the abdomen" {
  patient = { concerns = { { code = "scar_surgical", area = "abdomen" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "a surgical scar of the scalp: not for it" {
  patient = { concerns = { { code = "scar_surgical", area = "scalp" } } },
  expect  = { matches = {} },
}

case "stretch marks of the thigh" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "stretch marks of the abdomen" {
  patient = { concerns = { { code = "stretch_marks", area = "abdomen" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "stretch marks of the breast" {
  patient = { concerns = { { code = "stretch_marks", area = "breast" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "stretch marks of the hip" {
  patient = { concerns = { { code = "stretch_marks", area = "hip" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "stretch marks of the buttock" {
  patient = { concerns = { { code = "stretch_marks", area = "buttock" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "stretch marks of the scalp: not for it" {
  patient = { concerns = { { code = "stretch_marks", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun spots of the face" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 55 } },
}

case "sun spots of the hand" {
  patient = { concerns = { { code = "lentigines", area = "hand" } } },
  expect  = { score = { laser_fractional_nonablative = 55 } },
}

case "sun spots of the scalp: not for it" {
  patient = { concerns = { { code = "lentigines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun spots, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 55 } },
}

case "sun spots, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling" } },
}

case "melasma of the face" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 40 } },
}

case "melasma of the scalp: not for it" {
  patient = { concerns = { { code = "melasma", area = "scalp" } } },
  expect  = { matches = {} },
}

case "melasma, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 40 } },
}

case "melasma, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "melasma", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling" } },
}

case "dark marks after inflammation of the face" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 40 } },
}

case "dark marks after inflammation of the scalp: not for it" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark marks after inflammation, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 40 } },
}

case "dark marks after inflammation, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling" } },
}

case "guttate hypomelanosis of the arm" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { score = { laser_fractional_nonablative = 58 } },
}

case "guttate hypomelanosis of the leg" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "leg" } } },
  expect  = { score = { laser_fractional_nonablative = 58 } },
}

case "guttate hypomelanosis of the scalp: not for it" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "scalp" } } },
  expect  = { matches = {} },
}

case "guttate hypomelanosis, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { score = { laser_fractional_nonablative = 58 } },
}

case "guttate hypomelanosis, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { matches = { "microneedling" } },
}
