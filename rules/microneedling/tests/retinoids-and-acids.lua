-- Retinoids and acids: months for capsules, days for creams, each boundary from both sides.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "isotretinoin now: not until it is stopped" {
  patient = { medications = { { code = "isotretinoin_oral", started = "2026-01-01", status = "current" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "isotretinoin" } },
}

case "isotretinoin a day short of six months waits for that day" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin" } },
}

case "isotretinoin six months ago is past" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "six months after the end of August end with February" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-08-31" } } },
  request = { date = "2026-02-27" },
  expect  = { verdict = "defer", clear_from = "2026-02-28", findings = { "isotretinoin" } },
}

case "and on that day it is past" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-08-31" } } },
  request = { date = "2026-02-28" },
  expect  = { verdict = "allow", findings = {} },
}

case "stopped some time in December: cannot say; free when even its last day is six months ago" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12" } } },
  expect  = { verdict = "unknown", clear_from = "2026-06-30", findings = {}, unknown = { "isotretinoin" } },
}

case "stopped some time in November: past, whichever day it was" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-11" } } },
  expect  = { verdict = "allow", findings = {}, unknown = {} },
}

case "stopped in 2026, nobody knows when: not yet, whichever day it was" {
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026" } } },
  expect  = { verdict = "defer", findings = { "isotretinoin" }, unknown = {} },
}

case "stopped, nobody knows when: cannot say" {
  patient = { medications = { { code = "isotretinoin_oral", status = "stopped" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "isotretinoin" } },
}

case "isotretinoin gel is not isotretinoin by mouth" {
  patient = { medications = { { code = "isotretinoin_topical", area = "face", stopped = "2026-05-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the strict view: a day short of twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-02" } } },
  expect  = {
    verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin-strict-12m" }, overruled = {},
  },
}

case "the strict view: twelve months ago is past" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the view of 2017: care, and the default is told as overruled" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = {
    verdict   = "caution", clear_from = never, findings = { "isotretinoin-evidence-2017" },
    overruled = { "isotretinoin" },
  },
}

case "the view of 2017: after six months nothing to say" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "tretinoin two days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-30" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "tretinoin three days ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-29" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "retinol in a cosmetic is a retinoid too" {
  patient = { medications = { { code = "retinol", area = "cheek", status = "current" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "retinoid-topical" } },
}

case "tretinoin on the hands leaves the face alone" {
  patient = { medications = { { code = "tretinoin", area = "hand", status = "current" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "tretinoin, nobody said where" {
  patient = { medications = { { code = "tretinoin", status = "current" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "retinoid-topical" } },
}

case "by the care sheets: the same day waits until tomorrow" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = { { code = "adapalene", area = "face", stopped = "2026-06-01" } } },
  expect  = {
    verdict   = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical-manufacturer" },
    overruled = { "retinoid-topical" },
  },
}

case "by the care sheets: a day ago is past" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = { { code = "adapalene", area = "face", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {}, overruled = { "retinoid-topical" } },
}

case "a peeling product two days ago waits one more" {
  patient = { medications = { { code = "aha", area = "face", stopped = "2026-05-30" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "exfoliating-acids" } },
}

case "a peeling product three days ago is past" {
  patient = { medications = { { code = "aha", area = "face", stopped = "2026-05-29" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "creams and acids on the hands leave the face alone, by either view" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = {
    { code = "tretinoin", area = "hand", status = "current" },
    { code = "aha",       area = "hand", status = "current" },
  } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}
