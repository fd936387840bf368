-- How many sessions each concern takes, and how far apart they lie; also where nobody has told
-- the skin type.

defaults { -- healthy, asked about everything, skin type III
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 3,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { areas = { "face" }, date = "2026-06-01" },
}

case "Atrophic acne scar by Dermal filler" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Under-eye dark circles by Dermal filler" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Skin laxity by Dermal filler" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Neck lines by Dermal filler" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Neck lines by Botulinum toxin" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { botulinum_toxin = { sessions = { 1, 1 }, interval = { "P3M", "P4M" } } } },
}

case "Volume loss by Dermal filler" {
  patient = { concerns = { { code = "volume_loss", area = "face" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Wrinkles by Dermal filler" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { dermal_filler = { sessions = { 1, 2 }, interval = { "P2W", "P1Y" } } } },
}

case "Wrinkles by Botulinum toxin" {
  patient = { concerns = { { code = "wrinkles", area = "forehead" } } },
  expect  = { course = { botulinum_toxin = { sessions = { 1, 1 }, interval = { "P3M", "P4M" } } } },
}
