-- What nobody asked about is unknown, never "no": every rule that reads a list waits for it.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict = "unknown", clear_from = never, findings = {},
    unknown = {
      "active-acne", "actinic-keratosis", "atopic-dermatitis", "bacterial-infection", "bleeding-disorder",
      "body-dysmorphic-disorder", "cardiac-abnormality", "collagen-vascular-disease", "contact-dermatitis",
      "fungal-infection", "granulomatous-reaction", "herpes-labialis", "herpes-labialis-history",
      "hypertrophic-scar-tendency", "immunosuppression", "keloid-tendency", "moles", "open-wound", "psoriasis",
      "psoriasis-history", "rosacea-erythematotelangiectatic", "rosacea-history", "rosacea-papulopustular",
      "sarcoidosis", "scleroderma", "skin-cancer", "sunburn", "tattoo", "uncontrolled-diabetes",
      "vitiligo-unstable", "warts", "wound-elsewhere",
    },
  },
}

case "medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "anticoagulant", "antiplatelet", "chemotherapy", "corticosteroids", "exfoliating-acids",
      "immunosuppressants", "isotretinoin", "retinoid-topical",
    },
  },
}

case "allergies not asked about" {
  patient = { allergies = unknown },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = { "anaesthetic-allergy", "nickel-allergy", "stainless-steel-allergy" },
  },
}

case "procedures not asked about" {
  patient = { procedures = unknown },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "botulinum-toxin-before", "chemical-peel-before", "dermal-filler-before", "facial-surgery-before",
      "last-session", "radiotherapy-before", "resurfacing-before", "surgery-in-area", "waxing-before",
    },
  },
}

case "exposures not asked about" {
  patient = { exposures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "unprotected-sun" } },
}

case "the views that a clinic chooses wait too" {
  options = {
    antithrombotic = "evidence-2019", autoimmune = "evidence-2025", isotretinoin = "strict-12m",
    retinoid_pre = "manufacturer",
  },
  patient = { unanswered = { "anticoagulant", "antiplatelet", "rheumatic disease", "isotretinoin_oral", "tretinoin" } },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "anticoagulant-evidence-2019", "antiplatelet-evidence-2019", "autoimmune-active-evidence-2025",
      "autoimmune-remission-evidence-2025", "isotretinoin-strict-12m", "retinoid-topical-manufacturer",
      "scleroderma",
    },
  },
}

case "skin type, age and breastfeeding not known" {
  patient = { fitzpatrick = unknown, birth_date = unknown, breastfeeding = unknown },
  expect  = {
    verdict = "unknown", findings = {}, unknown = { "breastfeeding", "darker-skin", "under-22" },
  },
}

case "the area not known: what matters anywhere still refuses" {
  patient = { conditions = { { code = "keloid_tendency", status = "history" } } },
  request = { areas = unknown },
  expect  = { verdict = "refuse", findings = { "keloid-tendency" }, unknown = { "inside-the-orbital-rim" } },
}
