-- What nobody asked about is unknown, never "no": filler.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "dermal_filler" }, areas = { "face" }, date = "2026-06-01" },
}

case "dermal filler: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "bleeding-disorder", "common.body-dysmorphic-disorder", "herpes-labialis-history", "immunosuppression-filler",
      "skin-infection", "skin-inflammation",
    },
  },
}

case "dermal filler: medications not asked about" {
  patient = { medications = unknown },
  expect  = { verdict = "allow", findings = {}, unknown = { "anticoagulant-before-filler" } },
}

case "dermal filler: allergies not asked about" {
  patient = { allergies = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "bacterial-protein-allergy", "filler-allergy", "lidocaine-allergy", "severe-allergies" },
  },
}

case "dermal filler: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "dental-procedure-before", "permanent-filler", "vaccination-before" },
  },
}

case "dermal filler: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, breastfeeding = unknown, birth_date = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "breastfeeding-filler", "pregnancy-filler", "under-18-filler" },
  },
}
