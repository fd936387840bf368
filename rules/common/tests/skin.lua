-- Skin: what is there now defers, what sleeps calls for care.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "sunburn in the area defers" {
  patient = { conditions = { { code = "sunburn", area = "nose", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "sunburn" } },
}

case "sunburnt shoulders leave the face alone" {
  patient = { conditions = { { code = "sunburn", area = "back", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "sunburn that has healed does not" {
  patient = { conditions = { { code = "sunburn", area = "nose", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a light peel: sunburn defers" {
  patient = { conditions = { { code = "sunburn", area = "nose", status = "active" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "defer", findings = { "sunburn" } },
}

case "a medium peel: sunburn defers" {
  patient = { conditions = { { code = "sunburn", area = "nose", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "defer", findings = { "sunburn" } },
}

case "a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "one that has closed does not" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a light peel: a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "a medium peel: a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "psoriasis anywhere, past or present, calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "without it: nothing" {
  expect = { verdict = "allow", findings = {} },
}

case "a light peel: psoriasis calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "a medium peel: psoriasis calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "a medium peel: vitiligo that spreads goes to a clinician" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "vitiligo-unstable" } },
}

case "a medium peel: vitiligo that stands still does not" {
  patient = { conditions = { { code = "vitiligo", area = "hand", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a medium peel: nor does vitiligo that spread once" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "history" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection" } },
}

case "IPL: an infection that has healed does not" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", resolved = "2026-05-31" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: an infection elsewhere does not" {
  patient = { conditions = { { code = "wart_viral", area = "hand", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: a keloid former goes to a clinician" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "keloid-tendency" } },
}

case "IPL: thick scars are no keloids" {
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}
