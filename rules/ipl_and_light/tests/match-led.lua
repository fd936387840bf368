-- What LED light helps, and where.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "led_light" }, areas = { "face" }, date = "2026-06-01" },
}

case "active acne of the face" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { score = { led_light = 60 } },
}

case "active acne of the back" {
  patient = { concerns = { { code = "acne_active", area = "back" } } },
  expect  = { score = { led_light = 60 } },
}

case "active acne of the scalp: not for it" {
  patient = { concerns = { { code = "acne_active", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { led_light = 25 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "redness of rosacea of the face" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { led_light = 25 } },
}

case "redness of rosacea of the scalp: not for it" {
  patient = { concerns = { { code = "rosacea_erythema", area = "scalp" } } },
  expect  = { matches = {} },
}

case "acne where only red light is meant: not for it" {
  patient = { concerns = { { code = "acne_active", area = "back" } } },
  request = { details = { wavelength = "red" } },
  expect  = { matches = { "chemical_peel_superficial" } },
}
