-- Anticoagulants: a review, or care, by the clinic's choice.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "an anticoagulant goes to a clinician before radiofrequency" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = { verdict = "review", findings = { "anticoagulant-deep-procedures" } },
}

case "one that was stopped does not" {
  patient = { medications = { { code = "warfarin", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the review of 2019 it calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", status = "current" } } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019" },
    overruled = { "anticoagulant-deep-procedures" },
  },
}

case "and no more once stopped" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "apixaban", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a fractional ablative laser: a clinician, too" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "review", findings = { "anticoagulant-deep-procedures", "laser.on-the-face" } },
}

case "a full ablative laser: a clinician, too" {
  patient = { medications = { { code = "apixaban", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "review", findings = { "anticoagulant-deep-procedures", "laser.on-the-face" } },
}

case "IPL: a clinician decides" {
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "anticoagulant-light" } },
}

case "a fractional laser: a clinician decides" {
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "review", findings = { "anticoagulant-light" } },
}

case "IPL by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019" },
    overruled = { "anticoagulant-light" },
  },
}

case "a fractional laser by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019" },
    overruled = { "anticoagulant-light" },
  },
}

case "a fractional ablative laser by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019", "laser.on-the-face" },
    overruled = { "anticoagulant-deep-procedures" },
  },
}

case "a full ablative laser by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019", "laser.on-the-face" },
    overruled = { "anticoagulant-deep-procedures" },
  },
}

case "toxin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "botulinum_toxin" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019", "injectables.anticoagulant-before-toxin" },
    overruled = {},
  },
}

case "filler by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "warfarin", status = "current" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = {
    verdict   = "caution",
    findings  = { "anticoagulant-evidence-2019", "injectables.anticoagulant-before-filler" },
    overruled = {},
  },
}

case "IPL: an anticoagulant stopped yesterday says nothing" {
  patient = { medications = { { code = "warfarin", stopped = "2026-05-31" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "allow", findings = {} },
}
