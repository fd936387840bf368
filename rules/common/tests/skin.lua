-- Skin: sunburn, wounds and infections that are there now.

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

case "a blade: sunburn defers" {
  patient = { conditions = { { code = "sunburn", area = "nose", status = "active" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", findings = { "sunburn" } },
}

case "a crystal peel: sunburn defers" {
  patient = { conditions = { { code = "sunburn", area = "nose", status = "active" } } },
  request = { treatments = { "microdermabrasion" } },
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

case "a fractional laser: a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere" } },
}

case "a fractional ablative laser: a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere", "laser.on-the-face" } },
}

case "a full ablative laser: a wound elsewhere calls for care" {
  patient = { conditions = { { code = "open_wound_elsewhere", area = "leg", status = "active" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "caution", findings = { "wound-elsewhere", "laser.on-the-face" } },
}

case "IPL: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection" } },
}

case "a fractional laser: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", status = "active" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection" } },
}

case "a fractional ablative laser: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", status = "active" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection", "laser.on-the-face" } },
}

case "a full ablative laser: an infection in the area defers" {
  patient = { conditions = { { code = "herpes_zoster", area = "cheek", status = "active" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "skin-infection", "laser.on-the-face" } },
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
