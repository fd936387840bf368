-- What intense pulsed light helps: where, and for which skin type.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "sun spots of the face" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { ipl = 80 } },
}

case "sun spots of the neck" {
  patient = { concerns = { { code = "lentigines", area = "neck" } } },
  expect  = { score = { ipl = 80 } },
}

case "sun spots of the chest" {
  patient = { concerns = { { code = "lentigines", area = "chest" } } },
  expect  = { score = { ipl = 80 } },
}

case "sun spots of the hand" {
  patient = { concerns = { { code = "lentigines", area = "hand" } } },
  expect  = { score = { ipl = 80 } },
}

case "sun spots of the scalp: not for it" {
  patient = { concerns = { { code = "lentigines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun spots, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { ipl = 80 } },
}

case "sun spots, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling" } },
}

case "redness of rosacea of the face" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { ipl = 78 } },
}

case "redness of rosacea of the scalp: not for it" {
  patient = { concerns = { { code = "rosacea_erythema", area = "scalp" } } },
  expect  = { matches = {} },
}

case "redness of rosacea, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { ipl = 78 } },
}

case "redness of rosacea, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { matches = { "led_light", "microneedling" } },
}

case "sun damage of the face" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { ipl = 75 } },
}

case "sun damage of the neck" {
  patient = { concerns = { { code = "photodamage", area = "neck" } } },
  expect  = { score = { ipl = 75 } },
}

case "sun damage of the chest" {
  patient = { concerns = { { code = "photodamage", area = "chest" } } },
  expect  = { score = { ipl = 75 } },
}

case "sun damage of the hand" {
  patient = { concerns = { { code = "photodamage", area = "hand" } } },
  expect  = { score = { ipl = 75 } },
}

case "sun damage of the scalp: not for it" {
  patient = { concerns = { { code = "photodamage", area = "scalp" } } },
  expect  = { matches = {} },
}

case "sun damage, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { score = { ipl = 75 } },
}

case "sun damage, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { matches = { "laser_fractional_nonablative", "microneedling" } },
}

case "red marks of acne of the face" {
  patient = { concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { score = { ipl = 60 } },
}

case "red marks of acne of the scalp: not for it" {
  patient = { concerns = { { code = "post_acne_erythema", area = "scalp" } } },
  expect  = { matches = {} },
}

case "red marks of acne, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { score = { ipl = 60 } },
}

case "red marks of acne, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { matches = {} },
}

case "dull skin of the face" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { ipl = 50 } },
}

case "dull skin of the neck" {
  patient = { concerns = { { code = "dullness", area = "neck" } } },
  expect  = { score = { ipl = 50 } },
}

case "dull skin of the chest" {
  patient = { concerns = { { code = "dullness", area = "chest" } } },
  expect  = { score = { ipl = 50 } },
}

case "dull skin of the scalp: not for it" {
  patient = { concerns = { { code = "dullness", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dull skin, skin type IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { ipl = 50 } },
}

case "dull skin, skin type V: not for it" {
  patient = { fitzpatrick = 5, concerns = { { code = "dullness", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microdermabrasion", "microneedling", "dermaplaning" } },
}

case "melasma of the face" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { ipl = 25 } },
}

case "melasma of the scalp: not for it" {
  patient = { concerns = { { code = "melasma", area = "scalp" } } },
  expect  = { matches = {} },
}

case "melasma, skin type III" {
  patient = { fitzpatrick = 3, concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { ipl = 25 } },
}

case "melasma, skin type IV: not for it" {
  patient = { fitzpatrick = 4, concerns = { { code = "melasma", area = "face" } } },
  expect  = { matches = { "chemical_peel_superficial", "microneedling", "laser_fractional_nonablative" } },
}
