-- What nobody asked about is unknown, never "no".

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microdermabrasion" }, areas = { "face" }, date = "2026-06-01" },
}

case "dermaplaning: conditions not asked about" {
  patient = { conditions = unknown },
  request = { treatments = { "dermaplaning" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "active-acne-dermaplaning", "common.sunburn", "fragile-vessels", "skin-infection", "uncontrolled-diabetes",
    },
  },
}

case "dermaplaning: medications not asked about" {
  patient = { medications = unknown },
  request = { treatments = { "dermaplaning" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "anticoagulant", "common.isotretinoin-by-mouth", "retinoid-topical" },
  },
}

case "microdermabrasion: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "active-acne-microdermabrasion", "common.sunburn", "fragile-vessels", "melasma-of-pregnancy-microdermabrasion",
      "rosacea-microdermabrasion", "skin-infection", "uncontrolled-diabetes", "vitiligo-microdermabrasion",
    },
  },
}

case "microdermabrasion: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "anticoagulant", "common.isotretinoin-by-mouth", "retinoid-topical" },
  },
}
