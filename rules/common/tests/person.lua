-- The person: pregnancy, age, smoking, body image.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "the day before the 18th birthday" {
  patient = { birth_date = "2008-06-02" },
  expect  = { verdict = "review", findings = { "under-18" } },
}

case "the 18th birthday" {
  patient = { birth_date = "2008-06-01" },
  expect  = { verdict = "allow", findings = {} },
}

case "a light peel: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "review", findings = { "under-18" } },
}

case "a medium peel: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "under-18" } },
}

case "IPL: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "under-18" } },
}

case "a fractional laser: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "review", findings = { "under-18" } },
}

case "a fractional ablative laser: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "review", findings = { "under-18", "laser.on-the-face" } },
}

case "a full ablative laser: a minor goes to a clinician" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "review", findings = { "under-18", "laser.on-the-face" } },
}

case "body dysmorphic disorder, past or present, goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "remission" } } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "who never had it does not" {
  expect = { verdict = "allow", findings = {} },
}

case "a light peel: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "a medium peel: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "IPL: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "a fractional laser: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "a fractional ablative laser: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder", "laser.on-the-face" } },
}

case "a full ablative laser: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder", "laser.on-the-face" } },
}

case "toxin: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "botulinum_toxin" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "filler: body dysmorphic disorder goes to a clinician" {
  patient = { conditions = { { code = "body_dysmorphic_disorder", status = "active" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "review", findings = { "body-dysmorphic-disorder" } },
}

case "IPL: pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy" } },
}

case "a fractional laser: pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy" } },
}

case "a fractional ablative laser: pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy", "laser.on-the-face" } },
}

case "a full ablative laser: pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy", "laser.on-the-face" } },
}

case "IPL: pregnancy not answered" {
  patient = { pregnant = unknown },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "pregnancy" }, questions = { "pregnancy" } },
}

case "IPL: the review of 2017 is about peels and toxin" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", findings = { "pregnancy" }, overruled = {} },
}

case "a medium peel: smoking calls for care" {
  patient = { exposures = { { code = "smoking", date = "2020-01-31" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "caution", findings = { "smoking" } },
}

case "a fractional ablative laser: smoking calls for care" {
  patient = { exposures = { { code = "smoking", date = "2020-01-31" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "smoking", "laser.on-the-face" } },
}

case "a full ablative laser: smoking calls for care" {
  patient = { exposures = { { code = "smoking", date = "2020-01-31" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "caution", findings = { "smoking", "laser.on-the-face" } },
}

case "a light peel: smoking says nothing" {
  patient = { exposures = { { code = "smoking", date = "2020-01-31" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "allow", findings = {} },
}
