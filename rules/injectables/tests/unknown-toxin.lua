-- What nobody asked about is unknown, never "no": toxin.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "botulinum_toxin" }, areas = { "face" }, date = "2026-06-01" },
}

case "botulinum toxin: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.body-dysmorphic-disorder", "keloid-tendency-toxin", "neuromuscular-disorder", "skin-infection",
    },
  },
}

case "botulinum toxin: medications not asked about" {
  patient = { medications = unknown },
  expect  = { verdict = "allow", findings = {}, unknown = { "aminoglycosides", "anticoagulant-before-toxin" } },
}

case "botulinum toxin: allergies not asked about" {
  patient = { allergies = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "milk-protein-allergy", "toxin-allergy" } },
}

case "botulinum toxin: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "last-toxin" } },
}

case "botulinum toxin: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, breastfeeding = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "breastfeeding-toxin", "pregnancy-toxin" } },
}
