-- Aspirin and its like: nothing to say by default, care by the review of 2019.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "low-dose aspirin says nothing by default" {
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the review of 2019 aspirin calls for care" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" }, overruled = {} },
}

case "and no more once stopped: clopidogrel" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "clopidogrel", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}

case "a fractional laser and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}

case "a fractional ablative laser and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019", "laser.on-the-face" } },
}

case "a full ablative laser and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019", "laser.on-the-face" } },
}

case "toxin and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "botulinum_toxin" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}

case "filler and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}

case "a blade and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}

case "a crystal peel and aspirin by the review of 2019" {
  options = { antithrombotic = "evidence-2019" },
  patient = { medications = { { code = "acetylsalicylic_acid", status = "current" } } },
  request = { treatments = { "microdermabrasion" } },
  expect  = { verdict = "caution", findings = { "antiplatelet-evidence-2019" } },
}
