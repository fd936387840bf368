-- Isotretinoin before ablative laser, by the statements of 2017.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" }, date = "2026-06-01" },
}

case "fractional: with care" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  expect  = {
    verdict   = "caution",
    findings  = { "isotretinoin-evidence-2017-ablative-fractional" },
    overruled = { "common.isotretinoin-by-mouth" },
  },
}

case "fractional: six months later nothing to say" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "full: a day short of six months still waits" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "isotretinoin-evidence-2017-ablative-full" },
    overruled  = { "common.isotretinoin-by-mouth" },
  },
}

case "full: six months later it is past" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}
