-- What nobody asked about is unknown, never "no".

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_superficial" }, areas = { "face" }, date = "2026-06-01" },
}

case "superficial chemical peel: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.body-dysmorphic-disorder", "common.psoriasis-history", "common.sunburn", "common.wound-elsewhere",
      "contact-dermatitis", "herpes-labialis", "herpes-labialis-history", "keloid-tendency-superficial",
      "open-wound", "skin-infection",
    },
  },
}

case "superficial chemical peel: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.isotretinoin-by-mouth", "photosensitising-medicines", "retinoid-topical" },
  },
}

case "superficial chemical peel: allergies not asked about" {
  patient = { allergies = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "salicylate-allergy" } },
}

case "superficial chemical peel: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "last-session" } },
}

case "superficial chemical peel: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.under-18", "darker-skin-superficial", "pregnancy" },
  },
}

case "medium-depth chemical peel: conditions not asked about" {
  patient = { conditions = unknown },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.body-dysmorphic-disorder", "common.psoriasis-history", "common.sunburn", "common.vitiligo-unstable",
      "common.wound-elsewhere", "contact-dermatitis", "herpes-labialis", "herpes-labialis-history",
      "keloid-tendency-medium", "open-wound", "skin-infection",
    },
  },
}

case "medium-depth chemical peel: medications not asked about" {
  patient = { medications = unknown },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.isotretinoin-by-mouth", "photosensitising-medicines", "retinoid-topical" },
  },
}

case "medium-depth chemical peel: allergies not asked about" {
  patient = { allergies = unknown },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "salicylate-allergy" } },
}

case "medium-depth chemical peel: exposures not asked about" {
  patient = { exposures = unknown },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {}, unknown = { "common.smoking" } },
}

case "medium-depth chemical peel: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.under-18", "darker-skin-medium", "pregnancy" },
  },
}
