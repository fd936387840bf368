-- Concerns that needling suits, where on the body, and for whom. Other packs may rank other
-- treatments beside it, so most cases ask for its score alone.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "acne scars of the face: first choice" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { microneedling = 78 } },
}

case "acne scars of one cheek lie in the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "cheek_left" } } },
  expect  = { score = { microneedling = 78 } },
}

case "acne scars of the back: nothing is known to help" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "back" } } },
  request = { areas = { "back" } },
  expect  = { matches = {}, best_allowed = never },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { microneedling = 65 } },
}

case "wrinkles of the knee" {
  patient = { concerns = { { code = "wrinkles", area = "knee" } } },
  expect  = { matches = {} },
}

case "fine lines of the neck" {
  patient = { concerns = { { code = "fine_lines", area = "neck" } } },
  expect  = { score = { microneedling = 70 } },
}

case "fine lines of the back" {
  patient = { concerns = { { code = "fine_lines", area = "back" } } },
  expect  = { matches = {} },
}

case "dull skin of the face" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { score = { microneedling = 55 } },
}

case "dull skin of the back" {
  patient = { concerns = { { code = "dullness", area = "back" } } },
  expect  = { matches = {} },
}

case "loose skin of the neck" {
  patient = { concerns = { { code = "laxity", area = "neck" } } },
  expect  = { score = { microneedling = 45 } },
}

case "loose skin of the belly" {
  patient = { concerns = { { code = "laxity", area = "abdomen" } } },
  expect  = { matches = {} },
}

case "uneven texture of the forehead" {
  patient = { concerns = { { code = "skin_texture", area = "forehead" } } },
  expect  = { score = { microneedling = 70 } },
}

case "uneven texture of the arm" {
  patient = { concerns = { { code = "skin_texture", area = "arm" } } },
  expect  = { matches = {} },
}

case "sun damage of the chest" {
  patient = { concerns = { { code = "photodamage", area = "chest" } } },
  expect  = { score = { microneedling = 50 } },
}

case "sun damage of the leg" {
  patient = { concerns = { { code = "photodamage", area = "leg" } } },
  expect  = { matches = {} },
}

case "large pores of the nose" {
  patient = { concerns = { { code = "enlarged_pores", area = "nose" } } },
  expect  = { score = { microneedling = 55 } },
}

case "large pores of the back" {
  patient = { concerns = { { code = "enlarged_pores", area = "back" } } },
  expect  = { matches = {} },
}

case "dark circles under the eyes" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { microneedling = 30 } },
}

case "dark circles elsewhere" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "chin" } } },
  expect  = { matches = {} },
}

case "neck lines were studied in skin types II to IV: II" {
  patient = { fitzpatrick = 2, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { microneedling = 68 } },
}

case "neck lines, IV" {
  patient = { fitzpatrick = 4, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { microneedling = 68 } },
}

case "neck lines, V: not studied" {
  patient = { fitzpatrick = 5, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { matches = { "dermal_filler", "botulinum_toxin" } },
}

case "neck lines, I: not studied" {
  patient = { fitzpatrick = 1, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { matches = { "rf_microneedling", "dermal_filler", "botulinum_toxin" } },
}
