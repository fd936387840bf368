-- What toxin and filler help, and where.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "dermal_filler" }, areas = { "face" }, date = "2026-06-01" },
}

case "wrinkles of the forehead" {
  patient = { concerns = { { code = "wrinkles", area = "forehead" } } },
  expect  = { score = { botulinum_toxin = 92 } },
}

case "wrinkles of the skin around the eye" {
  patient = { concerns = { { code = "wrinkles", area = "periorbital" } } },
  expect  = { score = { botulinum_toxin = 92 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "neck lines of the neck" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { botulinum_toxin = 45 } },
}

case "neck lines of the scalp: not for it" {
  patient = { concerns = { { code = "neck_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "lost volume of the face" {
  patient = { concerns = { { code = "volume_loss", area = "face" } } },
  expect  = { score = { dermal_filler = 88 } },
}

case "lost volume of the scalp: not for it" {
  patient = { concerns = { { code = "volume_loss", area = "scalp" } } },
  expect  = { matches = {} },
}

case "wrinkles of the face" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { score = { dermal_filler = 70 } },
}

case "wrinkles of the scalp: not for it" {
  patient = { concerns = { { code = "wrinkles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "dark circles of the skin around the eye" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { score = { dermal_filler = 55 } },
}

case "dark circles of the scalp: not for it" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "scalp" } } },
  expect  = { matches = {} },
}

case "pitted acne scars of the face" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { score = { dermal_filler = 50 } },
}

case "pitted acne scars of the scalp: not for it" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "scalp" } } },
  expect  = { matches = {} },
}

case "neck lines of the neck" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { score = { dermal_filler = 50 } },
}

case "neck lines of the scalp: not for it" {
  patient = { concerns = { { code = "neck_lines", area = "scalp" } } },
  expect  = { matches = {} },
}

case "slack skin of the face" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { score = { dermal_filler = 40 } },
}

case "slack skin of the scalp: not for it" {
  patient = { concerns = { { code = "laxity", area = "scalp" } } },
  expect  = { matches = {} },
}
