-- Sun before a session.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
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

case "sun today waits until tomorrow" {
  patient = { exposures = { { code = "sun_unprotected", area = "face", date = "2026-06-01" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "unprotected-sun" } },
}

case "sun yesterday is past" {
  patient = { exposures = { { code = "sun_unprotected", area = "face", date = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "sun on the legs leaves the face alone" {
  patient = { exposures = { { code = "sun_unprotected", area = "leg", date = "2026-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}
