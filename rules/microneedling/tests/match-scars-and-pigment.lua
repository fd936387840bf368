-- Scars, pigment and redness: where needling helps, and where it does little.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a surgical scar of the belly" {
  patient = { concerns = { { code = "scar_surgical", area = "abdomen" } } },
  expect  = { score = { microneedling = 70 } },
}

case "a surgical scar of the leg" {
  patient = { concerns = { { code = "scar_surgical", area = "leg" } } },
  expect  = { matches = {} },
}

case "an injury's scar on the forearm" {
  patient = { concerns = { { code = "injury scar", area = "forearm" } } },
  expect  = { score = { microneedling = 65 } },
}

case "an injury's scar on the back" {
  patient = { concerns = { { code = "scar_traumatic", area = "back" } } },
  expect  = { matches = {} },
}

case "a raised scar of the chest: little help" {
  patient = { concerns = { { code = "scar_raised", area = "chest" } } },
  expect  = { score = { microneedling = 35 } },
}

case "a raised scar of the leg" {
  patient = { concerns = { { code = "scar_raised", area = "leg" } } },
  expect  = { matches = {} },
}

case "stretch marks of the thigh" {
  patient = { concerns = { { code = "stretch_marks", area = "thigh" } } },
  expect  = { score = { microneedling = 60 } },
}

case "stretch marks of the knee" {
  patient = { concerns = { { code = "stretch_marks", area = "knee" } } },
  expect  = { matches = {} },
}

case "melasma, a condition, may be the concern" {
  patient = { concerns = { { code = "melasma", area = "face" } } },
  expect  = { score = { microneedling = 60 } },
}

case "melasma of the arm" {
  patient = { concerns = { { code = "melasma", area = "arm" } } },
  expect  = { matches = {} },
}

case "dark marks after inflammation" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "face" } } },
  expect  = { score = { microneedling = 50 } },
}

case "dark marks of the leg" {
  patient = { concerns = { { code = "post_inflammatory_hyperpigmentation", area = "leg" } } },
  expect  = { matches = {} },
}

case "sun spots: little evidence" {
  patient = { concerns = { { code = "lentigines", area = "face" } } },
  expect  = { score = { microneedling = 25 } },
}

case "sun spots of the leg" {
  patient = { concerns = { { code = "lentigines", area = "leg" } } },
  expect  = { matches = {} },
}

case "light spots of the arm" {
  patient = { concerns = { { code = "hypopigmentation", area = "arm" } } },
  expect  = { score = { microneedling = 30 } },
}

case "light spots of the back" {
  patient = { concerns = { { code = "hypopigmentation", area = "back" } } },
  expect  = { matches = {} },
}

case "vitiligo of the chest lies in the trunk" {
  patient = { concerns = { { code = "vitiligo", area = "chest" } } },
  expect  = { score = { microneedling = 40 } },
}

case "vitiligo of the scalp" {
  patient = { concerns = { { code = "vitiligo", area = "scalp" } } },
  expect  = { matches = {} },
}

case "guttate hypomelanosis of the leg" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "leg" } } },
  expect  = { score = { microneedling = 25 } },
}

case "guttate hypomelanosis of the back" {
  patient = { concerns = { { code = "idiopathic_guttate_hypomelanosis", area = "back" } } },
  expect  = { matches = {} },
}

case "rosacea redness: unsuitable, whatever a lay article says" {
  patient = { concerns = { { code = "rosacea_erythema", area = "face" } } },
  expect  = { score = { microneedling = 10 } },
}

case "rosacea redness of the chest" {
  patient = { concerns = { { code = "rosacea_erythema", area = "chest" } } },
  expect  = { matches = {} },
}

case "active acne: unsuitable" {
  patient = { concerns = { { code = "acne_active", area = "face" } } },
  expect  = { score = { microneedling = 5 } },
}

case "active acne of the chest" {
  patient = { concerns = { { code = "acne_active", area = "chest" } } },
  expect  = { matches = {} },
}

case "what suits best may still be refused" {
  patient = {
    conditions = { { code = "keloid_tendency", status = "history" } },
    concerns   = { { code = "stretch_marks", area = "thigh" } },
  },
  request = { areas = { "thigh" } },
  expect  = { verdict = "refuse", score = { microneedling = 60 } },
}
