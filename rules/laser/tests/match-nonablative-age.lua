-- Fractional non-ablative laser for age and sun: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_fractional_nonablative" }, areas = { "face" }, date = "2026-06-01" },
}

case "fine lines of the face" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "fine lines of the neck" {
  patient = { concerns = { { code = "fine_lines", area = "neck" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "fine lines of the scalp: not for it" {
  patient = { concerns = { { code = "fine_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun damage of the face" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "sun damage of the neck" {
  patient = { concerns = { { code = "photodamage", area = "neck" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "sun damage of the hand" {
  patient = { concerns = { { code = "photodamage", area = "hand" } } },
  expect  = { score = { laser_fractional_nonablative = 68 } },
}

case "sun damage of the scalp: not for it" {
  patient = { concerns = { { code = "photodamage", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "wrinkles of the neck" {
  patient = { concerns = { { code = "wrinkles", area = "neck" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "wrinkles of the hand" {
  patient = { concerns = { { code = "wrinkles", area = "hand" } } },
  expect  = { score = { laser_fractional_nonablative = 60 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "large pores of the face" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { score = { laser_fractional_nonablative = 58 } },
}

case "large pores of the scalp: not for it" {
  patient = { concerns = { { code = "enlarged_pores", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark circles of the skin around the eye" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { laser_fractional_nonablative = 45 } },
}

case "dark circles of the scalp: not for it" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark circles, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { laser_fractional_nonablative = 45 } },
}

case "dark circles, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { matches = { "dermal_filler", "chemical_peel_superficial", "microneedling" } },
}
