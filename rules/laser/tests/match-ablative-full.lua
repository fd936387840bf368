-- Full ablative laser: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_ablative_full" }, areas = { "face" }, date = "2026-06-01" },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { laser_ablative_full = 85 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { laser_ablative_full = 85 } },
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
  expect  = { score = { laser_ablative_full = 85 } },
}

case "sun damage of the scalp: not for it" {
  patient = { concerns = { { code = "photodamage", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun damage, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { laser_ablative_full = 85 } },
}

case "sun damage, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { matches = { "ipl", "laser_fractional_nonablative", "microneedling" } },
}

case "melasma of the face" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { laser_ablative_full = 5 } },
}

case "melasma of the scalp: not for it" {
  patient = { concerns = { { code = "melasma", area = "scalp" } } },
  expect  = { matches = {} },
}

case "melasma, skin type III: not for it" {
  patient = { fitzpatrick = 3, concerns = { { code = "melasma", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling", "laser_fractional_nonablative", "ipl" } },
}
