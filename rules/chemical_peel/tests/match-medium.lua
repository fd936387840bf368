-- What peels of medium depth help: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_medium" }, areas = { "face" }, date = "2026-06-01" },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 60 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 60 } },
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

case "sun damage of the face" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 65 } },
}

case "sun damage of the scalp: not for it" {
  patient = { concerns = { { code = "photodamage", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun damage, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 65 } },
}

case "sun damage, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { matches = { "ipl", "laser_fractional_nonablative", "microneedling" } },
}

case "sun spots of the face" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 45 } },
}

case "sun spots of the hand" {
  patient = { concerns = { { code = "lentigines", area = "hand" } } },
  expect  = { score = { chemical_peel_medium = 45 } },
}

case "sun spots of the scalp: not for it" {
  patient = { concerns = { { code = "lentigines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun spots, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 45 } },
}

case "sun spots, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { matches = { "ipl", "laser_fractional_nonablative", "chemical_peel_superficial", "microneedling" } },
}

case "pitted acne scars of the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 50 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}

case "pitted acne scars, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 50 } },
}

case "pitted acne scars, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = {
    matches = {
      "microneedling", "rf_microneedling", "laser_fractional_nonablative", "dermal_filler", "microdermabrasion",
    },
  },
}

case "vitiligo of the face" {
  patient = { concerns = { { code = "vitiligo", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 5 } },
}

case "vitiligo of the scalp: not for it" {
  patient = { concerns = { { code = "vitiligo", area = "scalp" } } },
  expect  = { matches = {} },
}

case "vitiligo, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "vitiligo", area = "face" } } },
  expect  = { score = { chemical_peel_medium = 5 } },
}

case "vitiligo, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "vitiligo", area = "face" } } },
  expect  = { matches = { "microneedling" } },
}
