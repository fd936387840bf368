-- Isotretinoin: six months, whatever the treatment.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "a capsule a day short of six months ago waits for that day" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin-by-mouth" } },
}

case "a capsule six months ago is past" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "isotretinoin taken now has no end in sight" {
  patient = { medications = { { code = "isotretinoin_oral", status = "current" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "isotretinoin-by-mouth" } },
}

case "stopped on the last of August: clear on the last of February" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-08-31" } } },
  request = { date = "2026-02-27" },
  expect  = { verdict = "defer", clear_from = "2026-02-28", findings = { "isotretinoin-by-mouth" } },
}

case "stopped, nobody knows when" {
  patient = { medications = { { code = "isotretinoin_oral", status = "stopped" } } },
  expect  = {
    verdict   = "unknown",
    findings  = {},
    unknown   = { "isotretinoin-by-mouth" },
    questions = { "isotretinoin_oral" },
  },
}

case "isotretinoin on the skin is a retinoid, and no tablet" {
  patient = { medications = { { code = "isotretinoin_topical", area = "back", status = "current" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a light peel waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "a medium peel waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "IPL waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "a fractional laser waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "a fractional ablative laser waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-07-10",
    findings   = { "isotretinoin-by-mouth", "laser.on-the-face" },
  },
}

case "a full ablative laser waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-07-10",
    findings   = { "isotretinoin-by-mouth", "laser.on-the-face" },
  },
}

case "a blade waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "a crystal peel waits too" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-01-10" } } },
  request = { treatments = { "microdermabrasion" } },
  expect  = { verdict = "defer", clear_from = "2026-07-10", findings = { "isotretinoin-by-mouth" } },
}

case "a filler says nothing of it" {
  patient = { medications = { { code = "isotretinoin_oral", status = "current" } } },
  request = { treatments = { "dermal_filler" } },
  expect  = { verdict = "allow", findings = {} },
}
