-- The person, the eye, and the last session.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "breastfeeding goes to a clinician" {
  patient = { breastfeeding = true },
  expect  = { verdict = "review", findings = { "breastfeeding" } },
}

case "who does not breastfeed" {
  expect = { verdict = "allow", findings = {} },
}

case "LED: pregnancy calls for care" {
  patient = { pregnant = true },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "caution", findings = { "pregnancy-led" } },
}

case "LED: not pregnant" {
  request = { treatments = { "led_light" } },
  expect  = { verdict = "allow", findings = {} },
}

case "an insulin pump refuses" {
  patient = { implants = { { code = "active_implanted_device", area = "abdomen" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "active-implant" } },
}

case "a pacemaker is an active implant" {
  patient = { implants = { { code = "pacemaker_or_icd", area = "chest" } } },
  expect  = { verdict = "refuse", findings = { "active-implant" } },
}

case "a metal plate is not" {
  patient = { implants = { { code = "metal_implant", area = "jawline" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "around the eye: refused" {
  request = { areas = { "periorbital" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "around-the-eye" } },
}

case "on the lid: refused, as it lies around the eye" {
  request = { areas = { "eyelid_within_orbital_rim" } },
  expect  = { verdict = "refuse", findings = { "around-the-eye" } },
}

case "the face: allowed, but not around the eye" {
  expect = { verdict = "allow", findings = {}, excluded_areas = { "periorbital" } },
}

case "the neck: nothing to leave out" {
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = {} },
}

case "the last session a day short of four weeks ago" {
  patient = { procedures = { { code = "ipl", area = "face", date = "2026-05-05" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "last-session" } },
}

case "the last session four weeks ago" {
  patient = { procedures = { { code = "ipl", area = "face", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}
