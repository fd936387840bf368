-- What age and sun do: where needling with radiofrequency suits, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { rf_microneedling = 68 } },
}

case "wrinkles of the neck" {
  patient = { concerns = { { code = "wrinkles", area = "neck" } } },
  expect  = { score = { rf_microneedling = 68 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { rf_microneedling = 68 } },
}

case "wrinkles, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "wrinkles", area = "face" } } },
  expect  = {
    matches = { "botulinum_toxin", "dermal_filler", "microneedling", "laser_fractional_nonablative", "led_light" },
  },
}

case "slack skin of the face" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { score = { rf_microneedling = 72 } },
}

case "slack skin of the neck" {
  patient = { concerns = { { code = "laxity", area = "neck" } } },
  expect  = { score = { rf_microneedling = 72 } },
}

case "slack skin of the scalp: not for it" {
  patient = { concerns = { { code = "laxity", area = "scalp" } } },
  expect  = { matches = {} },
}

case "slack skin, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "laxity", area = "face" } } },
  expect  = { score = { rf_microneedling = 72 } },
}

case "slack skin, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "laxity", area = "face" } } },
  expect  = { matches = { "microneedling", "dermal_filler" } },
}

case "neck lines of the neck" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "neck lines of the scalp: not for it" {
  patient = { concerns = { { code = "neck_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "neck lines, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { rf_microneedling = 65 } },
}

case "neck lines, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { matches = { "dermal_filler", "botulinum_toxin" } },
}

case "large pores of the face" {
  patient = { concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { score = { rf_microneedling = 70 } },
}

case "large pores of the scalp: not for it" {
  patient = { concerns = { { code = "enlarged_pores", area = "scalp" } } },
  expect  = { matches = {} },
}

case "large pores, skin type V" {
  patient = { fitzpatrick = 5, concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = { score = { rf_microneedling = 70 } },
}

case "large pores, skin type VI: not for it" {
  patient = { fitzpatrick = 6, concerns = { { code = "enlarged_pores", area = "face" } } },
  expect  = {
    matches = { "laser_fractional_nonablative", "chemical_peel_superficial", "microneedling", "microdermabrasion" },
  },
}
