-- Isotretinoin where the clinic chooses: twelve months, or care.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "strict: a fractional ablative laser a day short of twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-02" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "isotretinoin-by-mouth-strict-12m", "laser.on-the-face" },
  },
}

case "strict: a fractional ablative laser after twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-01" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "laser.on-the-face" } },
}

case "strict: a full ablative laser a day short of twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-02" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "isotretinoin-by-mouth-strict-12m", "laser.on-the-face" },
  },
}

case "strict: a full ablative laser after twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-01" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "caution", findings = { "laser.on-the-face" } },
}

case "strict: a blade a day short of twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-02" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin-by-mouth-strict-12m" } },
}

case "strict: a blade after twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-01" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = { verdict = "allow", findings = {} },
}

case "strict: a crystal peel a day short of twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-02" } } },
  request = { treatments = { "microdermabrasion" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin-by-mouth-strict-12m" } },
}

case "strict: a crystal peel after twelve months" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-06-01" } } },
  request = { treatments = { "microdermabrasion" } },
  expect  = { verdict = "allow", findings = {} },
}

case "strict: a capsule last month waits twelve months, and says what it overrules" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2026-05-01" } } },
  request = { treatments = { "dermaplaning" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2027-05-01",
    findings   = { "isotretinoin-by-mouth-strict-12m" },
    overruled  = { "isotretinoin-by-mouth" },
  },
}

case "strict says nothing of needling with radiofrequency, so six months stay" {
  options = { isotretinoin = "strict-12m" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "the statements of 2017: a light peel with care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-by-mouth-evidence-2017" },
    overruled = { "isotretinoin-by-mouth" },
  },
}

case "the statements of 2017: IPL with care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "ipl" } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-by-mouth-evidence-2017" },
    overruled = { "isotretinoin-by-mouth" },
  },
}

case "the statements of 2017: a fractional laser with care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-by-mouth-evidence-2017" },
    overruled = { "isotretinoin-by-mouth" },
  },
}

case "the statements of 2017: six months later nothing to say" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  request = { treatments = { "chemical_peel_superficial" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}
