-- Skin that answers an injury: psoriasis, vitiligo, keloids.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
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

case "a fractional laser: psoriasis calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "caution", findings = { "psoriasis-history" } },
}

case "a fractional ablative laser: psoriasis calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "psoriasis-history", "laser.on-the-face" } },
}

case "a full ablative laser: psoriasis calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "knee", status = "history" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "caution", findings = { "psoriasis-history", "laser.on-the-face" } },
}

case "a medium peel: vitiligo that spreads goes to a clinician" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "vitiligo-unstable" } },
}

case "a fractional ablative laser: vitiligo that spreads goes to a clinician" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "active" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "review", findings = { "vitiligo-unstable", "laser.on-the-face" } },
}

case "a full ablative laser: vitiligo that spreads goes to a clinician" {
  patient = { conditions = { { code = "vitiligo_unstable", area = "hand", status = "active" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "review", findings = { "vitiligo-unstable", "laser.on-the-face" } },
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

case "IPL: a keloid former goes to a clinician" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "keloid-tendency" } },
}

case "a fractional laser: a keloid former goes to a clinician" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "review", findings = { "keloid-tendency" } },
}

case "IPL: thick scars are no keloids" {
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}
