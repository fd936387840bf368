-- Toxin and filler: each wait from both sides, and where.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "toxin thirteen days ago waits one more" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "botulinum-toxin-before" } },
}

case "toxin two weeks ago is past" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler thirteen days ago waits one more" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "dermal-filler-before" } },
}

case "filler two weeks ago is past" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "both in the face leave the neck alone" {
  patient = {
    procedures = {
      { code = "botulinum_toxin", area = "forehead", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
    },
  },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a fractional ablative laser: toxin and filler yesterday wait two weeks" {
  patient = {
    procedures = {
      { code = "botulinum_toxin", area = "forehead", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
    },
  },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-14",
    findings   = { "botulinum-toxin-before", "dermal-filler-before", "laser.on-the-face" },
  },
}

case "a full ablative laser: toxin and filler yesterday wait two weeks" {
  patient = {
    procedures = {
      { code = "botulinum_toxin", area = "forehead", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
    },
  },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-14",
    findings   = { "botulinum-toxin-before", "dermal-filler-before", "laser.on-the-face" },
  },
}

case "IPL: filler thirteen days ago waits one more" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-19" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "dermal-filler-before-light" } },
}

case "IPL: filler two weeks ago is past" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-18" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a fractional laser: filler thirteen days ago waits one more" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-19" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "dermal-filler-before-light" } },
}

case "a fractional laser: filler two weeks ago is past" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-18" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: by the report of 2024 filler thirteen days ago calls for care" {
  options = { light_after_injectable = "evidence-2024" },
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-19" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "caution", clear_from = never, findings = { "dermal-filler-before-light-evidence-2024" } },
}

case "IPL: by the report of 2024 filler two weeks ago does not" {
  options = { light_after_injectable = "evidence-2024" },
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-18" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}

case "a fractional laser: by the report of 2024 filler thirteen days ago calls for care" {
  options = { light_after_injectable = "evidence-2024" },
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-19" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "caution", clear_from = never, findings = { "dermal-filler-before-light-evidence-2024" } },
}

case "a fractional laser: by the report of 2024 filler two weeks ago does not" {
  options = { light_after_injectable = "evidence-2024" },
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-18" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: filler in the lips leaves the neck alone, by either view" {
  patient = { procedures = { { code = "dermal_filler", area = "lips", date = "2026-05-31" } } },
  request = { treatments = { "ipl" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: and so by the report of 2024" {
  options = { light_after_injectable = "evidence-2024" },
  patient = { procedures = { { code = "dermal_filler", area = "lips", date = "2026-05-31" } } },
  request = { treatments = { "ipl" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: toxin yesterday says nothing" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-31" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}
