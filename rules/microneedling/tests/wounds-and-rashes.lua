-- Wounds and rashes in the area; psoriasis and wounds elsewhere call for care.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a wound in the area defers" {
  patient = { conditions = { { code = "open_wound", area = "temple", status = "active" } } },
  expect  = { verdict = "defer", findings = { "open-wound" } },
}

case "a wound that has healed does not" {
  patient = { conditions = { { code = "open_wound", area = "temple", status = "resolved" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a wound on the leg does not defer the face" {
  patient = { conditions = { { code = "open_wound", area = "leg", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a wound told as elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "a wound elsewhere that has healed does not" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "resolved" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "irritated skin in the area defers" {
  patient = { conditions = { { code = "dermatitis_irritant_or_contact", area = "neck", status = "active" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "defer", findings = { "contact-dermatitis" } },
}

case "perioral dermatitis is irritated skin" {
  patient = { conditions = { { code = "perioral_dermatitis", area = "perioral", status = "active" } } },
  expect  = { verdict = "defer", findings = { "contact-dermatitis" } },
}

case "a rash on the neck leaves the face alone" {
  patient = { conditions = { { code = "dermatitis_irritant_or_contact", area = "neck", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "eczema in the area defers" {
  patient = { conditions = { { code = "atopic_dermatitis", area = "periorbital", status = "active" } } },
  expect  = { verdict = "defer", findings = { "atopic-dermatitis" } },
}

case "eczema in remission does not" {
  patient = { conditions = { { code = "atopic_dermatitis", area = "periorbital", status = "remission" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "plaques in the area defer" {
  patient = { conditions = { { code = "psoriasis", area = "forehead", status = "active" } } },
  expect  = { verdict = "defer", findings = { "psoriasis", "psoriasis-history" } },
}

case "psoriasis of the knee calls for care everywhere" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "active" } } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "lichen planus is inflamed skin that no rule of needling names" {
  patient = { conditions = { { code = "lichen_planus", area = "forehead", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "eczema on the hands leaves the face alone" {
  patient = { conditions = { { code = "atopic_dermatitis", area = "hand", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "irritated skin that has calmed does not defer" {
  patient = { conditions = { { code = "dermatitis_irritant_or_contact", area = "chin", status = "resolved" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "plaques that have gone call for care" {
  patient = { conditions = { { code = "psoriasis", area = "forehead", status = "resolved" } } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}
