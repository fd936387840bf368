-- Infections, wounds and rashes: there now defers, healed does not.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "impetigo, a bacterial infection, in the area defers" {
  patient = { conditions = { { code = "impetigo", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "bacterial-infection" } },
}

case "cellulitis of the face is bacterial" {
  patient = { conditions = { { code = "cellulitis_face", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "bacterial-infection" } },
}

case "a bacterial infection that has healed does not" {
  patient = { conditions = { { code = "skin_infection_bacterial", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "ringworm in the area defers" {
  patient = { conditions = { { code = "ringworm", area = "chin", status = "active" } } },
  expect  = { verdict = "defer", findings = { "fungal-infection" } },
}

case "ringworm that has healed does not" {
  patient = { conditions = { { code = "ringworm", area = "chin", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a cold sore defers, and calls for antiviral cover" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "active" } } },
  expect  = { verdict = "defer", findings = { "herpes-labialis", "herpes-labialis-history" } },
}

case "cold sores in the past call for antiviral cover" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "history" } } },
  expect  = { verdict = "caution", findings = { "herpes-labialis-history" } },
}

case "a wart in the area defers" {
  patient = { conditions = { { code = "wart_viral", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", findings = { "warts" } },
}

case "a wart that has gone does not" {
  patient = { conditions = { { code = "wart_viral", area = "forehead", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "an open wound in the area defers" {
  patient = { conditions = { { code = "open_wound", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "open-wound" } },
}

case "a wound that has healed does not" {
  patient = { conditions = { { code = "open_wound", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "contact dermatitis in the area defers" {
  patient = { conditions = { { code = "perioral_dermatitis", area = "perioral", status = "active" } } },
  expect  = { verdict = "defer", findings = { "contact-dermatitis" } },
}

case "contact dermatitis that has calmed does not" {
  patient = { conditions = { { code = "dermatitis_irritant_or_contact", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "eczema in the area defers" {
  patient = { conditions = { { code = "eczema", area = "cheek", status = "active" } } },
  expect  = { verdict = "defer", findings = { "atopic-dermatitis" } },
}

case "eczema that has calmed does not" {
  patient = { conditions = { { code = "atopic_dermatitis", area = "cheek", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "psoriasis in the area defers, and calls for care later" {
  patient = { conditions = { { code = "psoriasis", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", findings = { "psoriasis", "common.psoriasis-history" } },
}

case "psoriasis that has gone calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "forehead", resolved = "2026-05-31" } } },
  expect  = { verdict = "caution", findings = { "common.psoriasis-history" } },
}
