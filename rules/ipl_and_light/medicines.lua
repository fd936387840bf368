-- Medicines before light: those that raise sensitivity to it, and those that thin the skin.

contraindication "photosensitising-medicines" {
  treatments = { "ipl" },
  when       = medication "photosensitizing_drug" :taken_within "P7D",
  severity   = "defer",
  because    = "Clinics stop sun-sensitising antibiotics one week before IPL.",
  sources    = { "CI-063" },
}

contraindication "photosensitising-medicines-evidence-2014" {
  policy     = { photosensitizer = "evidence-2014" },
  overrules  = { "photosensitising-medicines" },
  treatments = { "ipl" },
  when       = medication "photosensitizing_drug" :taken(),
  severity   = "caution",
  because    = "A literature review found no published complication of lasers in patients on photosensitising drugs.",
  sources    = { "CI-064" },
}

contraindication "st-johns-wort-evidence-2014" {
  policy     = { photosensitizer = "evidence-2014" },
  treatments = { "ipl" },
  when       = medication "st_johns_wort" :taken(),
  severity   = "review",
  because    = "St John's wort absorbs visible light and is listed for caution.",
  sources    = { "CI-067" },
}

contraindication "photosensitising-medicines-led" {
  treatments = { "led_light" },
  when       = medication "photosensitizing_drug" :taken(),
  severity   = "review",
  because    = "A mask recall cited eye risk in users of drugs that raise light sensitivity.",
  sources    = { "CI-069" },
}

contraindication "retinoid-topical" {
  treatments = { "ipl" },
  when       = medication "retinoid_topical" :taken_within "P7D" :here(),
  severity   = "defer",
  because    = "Clinic rules range from 2 to 14 days off retinoids before IPL and the middle value is used.",
  sources    = { "CI-057" },
}

contraindication "retinoid-topical-manufacturer" {
  policy     = { retinoid_pre = "manufacturer" },
  overrules  = { "retinoid-topical" },
  treatments = { "ipl" },
  when       = medication "retinoid_topical" :taken_within "P2D" :here(),
  severity   = "defer",
  because    = "A dermatology practice asks for two days only.",
  sources    = { "CI-058" },
}

contraindication "exfoliating-acids" {
  treatments = { "ipl" },
  when       = medication "exfoliating_acid_topical" :taken_within "P7D" :here(),
  severity   = "defer",
  because    = "An IPL manual excludes skin treated with acids or azelaic acid in the past week.",
  sources    = { "CI-062" },
}
