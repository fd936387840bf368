-- What nobody asked about is unknown, never "no".

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "IPL: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.body-dysmorphic-disorder", "common.immunosuppression", "common.keloid-tendency",
      "common.skin-infection", "common.uncontrolled-diabetes", "lupus", "melasma-active", "moles",
      "photosensitive-epilepsy", "photosensitivity-disorder", "porphyria", "skin-cancer", "tattoo",
    },
  },
}

case "IPL: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.anticoagulant-light", "common.isotretinoin-by-mouth", "common.photodynamic-agent", "exfoliating-acids",
      "photosensitising-medicines", "retinoid-topical",
    },
  },
}

case "IPL: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "common.dermal-filler-before-light", "last-session" } },
}

case "IPL: exposures not asked about" {
  patient = { exposures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "self-tanner", "tan" } },
}

case "IPL: implants not asked about" {
  patient = { implants = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "active-implant" } },
}

case "IPL: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, breastfeeding = unknown, birth_date = unknown, fitzpatrick = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "breastfeeding", "common.pregnancy", "common.under-18", "skin-type-5", "skin-type-6" },
  },
}

case "LED: conditions not asked about" {
  patient = { conditions = unknown },
  request = { treatments = { "led_light" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "lupus-led", "melasma-blue-light", "photosensitive-epilepsy-led", "porphyria", "retinal-disease-led",
    },
  },
}

case "LED: medications not asked about" {
  patient = { medications = unknown },
  request = { treatments = { "led_light" } },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = { "common.photodynamic-agent", "photosensitising-medicines-led" },
  },
}

case "LED: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "allow", findings = {}, unknown = { "pregnancy-led" } },
}
