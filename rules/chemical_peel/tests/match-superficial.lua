-- What superficial peels help: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_superficial" }, areas = { "face" }, date = "2026-06-01" },
}

case "dull skin of the face" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 75 } },
}

case "dull skin of the neck" {
  patient = { concerns = { { code = "dullness", area = "neck" } } },
  expect  = { score = { chemical_peel_superficial = 75 } },
}

case "dull skin of the scalp: not for it" {
  patient = { concerns = { { code = "dullness", area = "scalp" } } },
  expect  = { matches = {} },
}

case "fine lines of the face" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 50 } },
}

case "fine lines of the neck" {
  patient = { concerns = { { code = "fine_lines", area = "neck" } } },
  expect  = { score = { chemical_peel_superficial = 50 } },
}

case "fine lines of the hand" {
  patient = { concerns = { { code = "fine_lines", area = "hand" } } },
  expect  = { score = { chemical_peel_superficial = 50 } },
}

case "fine lines of the scalp: not for it" {
  patient = { concerns = { { code = "fine_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "rough skin of the face" {
  patient = { concerns = { { code = "skin_texture", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 60 } },
}

case "rough skin of the neck" {
  patient = { concerns = { { code = "skin_texture", area = "neck" } } },
  expect  = { score = { chemical_peel_superficial = 60 } },
}

case "rough skin of the scalp: not for it" {
  patient = { concerns = { { code = "skin_texture", area = "scalp" } } },
  expect  = { matches = {} },
}

case "large pores of the face" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 55 } },
}

case "large pores of the scalp: not for it" {
  patient = { concerns = { { code = "enlarged_pores", area = "scalp" } } },
  expect  = { matches = {} },
}

case "active acne of the face" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 65 } },
}

case "active acne of the back" {
  patient = { concerns = { { code = "acne_active", area = "back" } } },
  expect  = { score = { chemical_peel_superficial = 65 } },
}

case "active acne of the scalp: not for it" {
  patient = { concerns = { { code = "acne_active", area = "scalp" } } },
  expect  = { matches = {} },
}

case "melasma of the face" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 68 } },
}

case "melasma of the scalp: not for it" {
  patient = { concerns = { { code = "melasma", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark marks after inflammation of the face" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 65 } },
}

case "dark marks after inflammation of the neck" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "neck" } } },
  expect  = { score = { chemical_peel_superficial = 65 } },
}

case "dark marks after inflammation of the back" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "back" } } },
  expect  = { score = { chemical_peel_superficial = 65 } },
}

case "dark marks after inflammation of the scalp: not for it" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun spots of the face" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { chemical_peel_superficial = 30 } },
}

case "sun spots of the hand" {
  patient = { concerns = { { code = "lentigines", area = "hand" } } },
  expect  = { score = { chemical_peel_superficial = 30 } },
}

case "sun spots of the scalp: not for it" {
  patient = { concerns = { { code = "lentigines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark circles of the skin around the eye" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { chemical_peel_superficial = 40 } },
}

case "dark circles of the scalp: not for it" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark circles, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { chemical_peel_superficial = 40 } },
}

case "dark circles, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { matches = { "dermal_filler", "microneedling" } },
}

case "active acne where another agent is meant: not for it" {
  patient = { concerns = { { code = "acne_active", area = "back" } } },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = { matches = { "led_light" } },
}

case "large pores where another agent is meant: not for it" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = {
    matches = { "rf_microneedling", "laser_fractional_nonablative", "microneedling", "microdermabrasion" },
  },
}

case "melasma where another agent is meant: not for it" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  request = { details = { peel_agent = "salicylic_acid" } },
  expect  = { matches = { "microneedling", "laser_fractional_nonablative", "ipl", "laser_ablative_full" } },
}
