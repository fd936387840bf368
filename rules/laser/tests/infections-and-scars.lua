-- Cold sores, keloids, irradiated skin.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "face" }, date = "2026-06-01" },
}

case "the face calls for antiviral cover in any case" {
  expect = { verdict = "caution", findings = { "on-the-face" }, areas = { ["on-the-face"] = "face" } },
}

case "so does a part of it" {
  request = { areas = { "perioral" } },
  expect  = { verdict = "caution", findings = { "on-the-face" } },
}

case "the neck does not" {
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a cold sore defers" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", status = "active" } } },
  expect  = {
    verdict    = "defer",
    clear_from = never,
    findings   = { "herpes-labialis", "herpes-labialis-history", "common.skin-infection", "on-the-face" },
  },
}

case "a cold sore that has healed calls for antiviral cover" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", resolved = "2026-05-31" } } },
  expect  = { verdict = "caution", findings = { "herpes-labialis-history", "on-the-face" } },
}

case "keloids refuse" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "keloid-tendency", "on-the-face" } },
}

case "thick scars do not" {
  patient = { conditions = { { code = "hypertrophic_scar_tendency", status = "history" } } },
  expect  = { verdict = "caution", findings = { "on-the-face" } },
}

case "irradiated skin goes to a clinician, however long ago" {
  patient = { procedures = { { code = "radiotherapy", area = "neck", date = "2001-01-31" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "review", findings = { "radiotherapy" } },
}

case "radiotherapy elsewhere does not" {
  patient = { procedures = { { code = "radiotherapy", area = "breast", date = "2001-01-31" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a full ablative laser: the same four" {
  patient = {
    conditions = {
      { code = "keloid_tendency", area = "chest", status = "history" },
      { code = "herpes_labialis", area = "upper_lip", status = "active" },
    },
    procedures = { { code = "radiotherapy", area = "nose", date = "2001-01-31" } },
  },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict  = "refuse",
    findings = {
      "keloid-tendency", "herpes-labialis", "herpes-labialis-history", "common.skin-infection", "radiotherapy",
      "on-the-face",
    },
  },
}

case "a non-ablative laser asks nothing of the face" {
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}

case "nor of cold sores in the past" {
  patient = { conditions = { { code = "herpes_labialis", area = "upper_lip", resolved = "2026-05-31" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}

case "what is wrong with the cheek leaves the belly alone" {
  patient = {
    conditions  = {
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
      { code = "melasma", area = "cheek", status = "active" },
    },
    procedures  = {
      { code = "botulinum_toxin", area = "cheek", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
      { code = "radiotherapy", area = "cheek", date = "2026-05-31" },
    },
    exposures   = { { code = "sun_tan", area = "cheek", date = "2026-05-31" } },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}

case "and so for a full ablative laser" {
  patient = {
    conditions  = {
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
      { code = "melasma", area = "cheek", status = "active" },
    },
    procedures  = {
      { code = "botulinum_toxin", area = "cheek", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
      { code = "radiotherapy", area = "cheek", date = "2026-05-31" },
    },
    exposures   = { { code = "sun_tan", area = "cheek", date = "2026-05-31" } },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { treatments = { "laser_ablative_full" }, areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}

case "and for a non-ablative one" {
  patient = {
    conditions  = { { code = "skin_infection", area = "cheek", status = "active" } },
    procedures  = { { code = "dermal_filler", area = "cheek", date = "2026-05-31" } },
    exposures   = { { code = "sun_tan", area = "cheek", date = "2026-05-31" } },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
  },
  request = { treatments = { "laser_fractional_nonablative" }, areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}
