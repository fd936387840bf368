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

case "Active acne by Microneedling" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Atrophic acne scar by Microneedling" {
  patient = { concerns = { { code = "acne_scar_atrophic", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P2W", "P6W" } } } },
}

case "Under-eye dark circles by Microneedling" {
  patient = { concerns = { { code = "under_eye_dark_circles", area = "periorbital" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Dull skin by Microneedling" {
  patient = { concerns = { { code = "dullness", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Enlarged pores by Microneedling" {
  patient = { concerns = { { code = "enlarged_pores", area = "nose" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Fine lines by Microneedling" {
  patient = { concerns = { { code = "fine_lines", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Idiopathic guttate hypomelanosis by Microneedling" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "arm" } } },
  expect  = { course = { microneedling = { sessions = { 2, 4 }, interval = { "P4W", "P6W" } } } },
}

case "Hypopigmentation by Microneedling" {
  patient = { concerns = { { code = "hypopigmentation", area = "face" } } },
  request = { details = { with = "topical_repigmenting_agent" } },
  expect  = { course = { microneedling = { sessions = { 6, 12 }, interval = { "P2W", "P4W" } } } },
}

case "Skin laxity by Microneedling" {
  patient = { concerns = { { code = "laxity", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 4, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Lentigines by Microneedling" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Melasma by Microneedling" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  request = { details = { with = "tranexamic_acid_topical" } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P2W", "P4W" } } } },
}

case "Neck lines by Microneedling" {
  patient = { concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { microneedling = { sessions = { 4, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Neck lines by Microneedling, the skin type nobody told" {
  patient = { fitzpatrick = unknown, concerns = { { code = "neck_lines", area = "neck" } } },
  expect  = { course = { microneedling = { sessions = { 4, 4 }, interval = { "P4W", "P4W" } } } },
}

case "Photodamage by Microneedling" {
  patient = { concerns = { { code = "photodamage", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Post-inflammatory hyperpigmentation by Microneedling" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Raised scar by Microneedling" {
  patient = { concerns = { { code = "scar_raised", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Rosacea redness by Microneedling" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Stretch marks by Microneedling" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Surgical scar by Microneedling" {
  patient = { concerns = { { code = "scar_surgical", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 2, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Uneven texture by Microneedling" {
  patient = { concerns = { { code = "skin_texture", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Traumatic scar by Microneedling" {
  patient = { concerns = { { code = "scar_traumatic", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 2, 6 }, interval = { "P4W", "P6W" } } } },
}

case "Vitiligo by Microneedling" {
  patient = { concerns = { { code = "vitiligo", area = "face" } } },
  request = { details = { with = "topical_repigmenting_agent" } },
  expect  = { course = { microneedling = { sessions = { 6, 12 }, interval = { "P2W", "P4W" } } } },
}

case "Wrinkles by Microneedling" {
  patient = { concerns = { { code = "wrinkles", area = "face" } } },
  expect  = { course = { microneedling = { sessions = { 3, 6 }, interval = { "P4W", "P6W" } } } },
}
