-- What nobody asked about is unknown, never "no": fractional non-ablative laser.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_fractional_nonablative" }, areas = { "face" }, date = "2026-06-01" },
}

case "fractional non-ablative laser: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.body-dysmorphic-disorder", "common.keloid-tendency", "common.psoriasis-history",
      "common.skin-infection", "common.wound-elsewhere",
    },
  },
}

case "fractional non-ablative laser: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.anticoagulant-light", "common.isotretinoin-by-mouth", "common.photodynamic-agent", "retinoid-topical",
    },
  },
}

case "fractional non-ablative laser: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "common.dermal-filler-before-light" } },
}

case "fractional non-ablative laser: exposures not asked about" {
  patient = { exposures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "tan" } },
}

case "fractional non-ablative laser: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.pregnancy", "common.under-18", "darkest-skin-nonablative" },
  },
}
