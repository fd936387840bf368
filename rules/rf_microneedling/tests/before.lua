-- Retinoids, sun and earlier procedures: each wait from both sides.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "by the statements of 2017 a clinician decides about isotretinoin" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = {
    verdict   = "review",
    findings  = { "isotretinoin-evidence-2017" },
    overruled = { "common.isotretinoin-by-mouth" },
  },
}

case "by the statements of 2017: six months ago is past" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "tretinoin six days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "tretinoin a week ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "retinol, an ingredient, is a retinoid" {
  patient = { medications = { { code = "retinol", area = "cheek", status = "current" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "retinoid-topical" } },
}

case "a tan thirteen days ago waits one more" {
  patient = { exposures = { { code = "sun_tan", area = "face", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "tan" } },
}

case "a tan two weeks ago is past" {
  patient = { exposures = { { code = "sun_tan", area = "face", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a vaccination thirteen days ago waits one more" {
  patient = { procedures = { { code = "vaccination", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "vaccination-before" } },
}

case "a vaccination two weeks ago is past" {
  patient = { procedures = { { code = "vaccination", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "dermabrasion a day short of three months" {
  patient = { procedures = { { code = "skin_resurfacing_or_deep_peel", area = "face", date = "2026-03-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "resurfacing-before" } },
}

case "dermabrasion three months ago is past" {
  patient = { procedures = { { code = "skin_resurfacing_or_deep_peel", area = "face", date = "2026-03-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "full ablative laser is a resurfacing" {
  patient = { procedures = { { code = "laser_ablative_full", area = "face", date = "2026-05-01" } } },
  expect  = { verdict = "defer", clear_from = "2026-08-01", findings = { "resurfacing-before" } },
}

case "a facelift a day short of a year" {
  patient = { procedures = { { code = "facelift", area = "face", date = "2025-06-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "facial-surgery-before" } },
}

case "a facelift a year ago is past" {
  patient = { procedures = { { code = "facelift", area = "face", date = "2025-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL a day short of three weeks" {
  patient = { procedures = { { code = "ipl", area = "face", date = "2026-05-12" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "light-laser-or-radiofrequency-before" } },
}

case "IPL three weeks ago is past" {
  patient = { procedures = { { code = "ipl", area = "face", date = "2026-05-11" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "fractional ablative laser a day short of twelve weeks" {
  patient = { procedures = { { code = "laser_ablative_fractional", area = "cheek", date = "2026-03-10" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "ablative-fractional-laser-before" } },
}

case "fractional ablative laser twelve weeks ago is past" {
  patient = { procedures = { { code = "laser_ablative_fractional", area = "cheek", date = "2026-03-09" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "waxing thirteen days ago waits one more" {
  patient = { procedures = { { code = "waxing_or_depilatory", area = "upper_lip", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "waxing-before" } },
}

case "waxing two weeks ago is past" {
  patient = { procedures = { { code = "waxing_or_depilatory", area = "upper_lip", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "microneedling a day short of four weeks" {
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-05" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "microneedling-before" } },
}

case "microneedling four weeks ago is past" {
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the last session a day short of four weeks ago" {
  patient = { procedures = { { code = "rf_microneedling", area = "face", date = "2026-05-05" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "last-session" } },
}

case "the last session four weeks ago" {
  patient = { procedures = { { code = "rf_microneedling", area = "face", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the last session two weeks ago counts as radiofrequency, too" {
  patient = { procedures = { { code = "rf_microneedling", area = "face", date = "2026-05-18" } } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-15",
    findings   = { "last-session", "light-laser-or-radiofrequency-before" },
  },
}

case "an injection of toxin waits by the rule of all swelling procedures" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-31" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-14", findings = { "common.botulinum-toxin-before" } },
}
