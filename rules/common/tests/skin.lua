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

case "a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "one that has closed does not" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", resolved = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "psoriasis anywhere, past or present, calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "without it: nothing" {
  expect = { verdict = "allow", findings = {} },
}
