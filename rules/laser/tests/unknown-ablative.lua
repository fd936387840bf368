-- What nobody asked about is unknown, never "no": ablative lasers. The face calls for care anyway.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "face" }, date = "2026-06-01" },
}

case "fractional ablative laser: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = {
      "common.body-dysmorphic-disorder", "common.psoriasis-history", "common.skin-infection",
      "common.vitiligo-unstable", "common.wound-elsewhere", "herpes-labialis", "herpes-labialis-history",
      "keloid-tendency", "melasma-active",
    },
  },
}

case "fractional ablative laser: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = {
      "common.anticoagulant-deep-procedures", "common.isotretinoin-by-mouth", "common.photodynamic-agent",
      "retinoid-topical",
    },
  },
}

case "fractional ablative laser: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = { "common.botulinum-toxin-before", "common.dermal-filler-before", "radiotherapy" },
  },
}

case "fractional ablative laser: exposures not asked about" {
  patient = { exposures = unknown },
  expect  = { verdict = "unknown", findings = { "on-the-face" }, unknown = { "common.smoking", "tan" } },
}

case "fractional ablative laser: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = { "common.pregnancy", "common.under-18", "darker-skin-ablative-fractional" },
  },
}

case "full ablative laser: conditions not asked about" {
  patient = { conditions = unknown },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = {
      "common.body-dysmorphic-disorder", "common.psoriasis-history", "common.skin-infection",
      "common.vitiligo-unstable", "common.wound-elsewhere", "herpes-labialis", "herpes-labialis-history",
      "keloid-tendency", "melasma-active",
    },
  },
}

case "full ablative laser: medications not asked about" {
  patient = { medications = unknown },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = {
      "common.anticoagulant-deep-procedures", "common.isotretinoin-by-mouth", "common.photodynamic-agent",
      "retinoid-topical",
    },
  },
}

case "full ablative laser: procedures not asked about" {
  patient = { procedures = unknown },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = { "common.botulinum-toxin-before", "common.dermal-filler-before", "radiotherapy" },
  },
}

case "full ablative laser: exposures not asked about" {
  patient = { exposures = unknown },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "unknown", findings = { "on-the-face" }, unknown = { "common.smoking", "tan" } },
}

case "full ablative laser: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict  = "unknown",
    findings = { "on-the-face" },
    unknown  = { "common.pregnancy", "common.under-18", "darker-skin-ablative-full" },
  },
}
