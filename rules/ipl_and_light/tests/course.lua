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

case "Active acne by LED light" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  request = { details = { wavelength = "blue_red" } },
  expect  = { course = { led_light = { sessions = { 8, 12 }, interval = { "P3D", "P4D" } } } },
}

case "Dull skin by Intense pulsed light" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Dull skin by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Lentigines by Intense pulsed light" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 1, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Lentigines by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 1, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Melasma by Intense pulsed light" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Melasma by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "melasma", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Photodamage by Intense pulsed light" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Photodamage by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 5 }, interval = { "P4W", "P6W" } } } },
}

case "Post-acne redness by Intense pulsed light" {
  patient = { concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 2, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Post-acne redness by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "post_acne_erythema", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 2, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Rosacea redness by Intense pulsed light" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Rosacea redness by Intense pulsed light, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { ipl = { sessions = { 3, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Rosacea redness by LED light" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { led_light = { sessions = { 6, 12 }, interval = { "P3D", "P1W" } } } },
}

case "Wrinkles by LED light" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { led_light = { sessions = { 8, 20 }, interval = { "P3D", "P1W" } } } },
}
