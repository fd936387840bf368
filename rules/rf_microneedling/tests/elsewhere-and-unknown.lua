-- What is wrong elsewhere leaves the area alone; what nobody asked about is unknown, never "no".

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "whatever is wrong with the cheek says nothing of the belly, where it is a matter of place" {
  patient = {
    conditions  = {
      { code = "sunburn", area = "cheek", status = "active" },
      { code = "skin_infection_bacterial", area = "cheek", status = "active" },
      { code = "skin_infection_fungal", area = "cheek", status = "active" },
      { code = "herpes_labialis", area = "cheek", status = "active" },
      { code = "wart_viral", area = "cheek", status = "active" },
      { code = "open_wound", area = "cheek", status = "active" },
      { code = "dermatitis_irritant_or_contact", area = "cheek", status = "active" },
      { code = "atopic_dermatitis", area = "cheek", status = "active" },
      { code = "psoriasis", area = "cheek", status = "active" },
      { code = "acne_inflammatory", area = "cheek", status = "active" },
      { code = "rosacea_papulopustular", area = "cheek", status = "active" },
      { code = "skin_cancer", area = "cheek", status = "active" },
      { code = "mole_raised_or_suspicious", area = "cheek", status = "active" },
      { code = "tattoo_or_permanent_makeup", area = "cheek", status = "active" },
    },
    procedures  = {
      { code = "botulinum_toxin", area = "cheek", date = "2026-05-31" },
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
      { code = "skin_resurfacing_or_deep_peel", area = "cheek", date = "2026-05-31" },
      { code = "facial_surgery", area = "cheek", date = "2026-05-31" },
      { code = "light_laser_or_rf_nonablative", area = "cheek", date = "2026-05-31" },
      { code = "laser_ablative_fractional", area = "cheek", date = "2026-05-31" },
      { code = "waxing_or_depilatory", area = "cheek", date = "2026-05-31" },
      { code = "microneedling", area = "cheek", date = "2026-05-31" },
      { code = "rf_microneedling", area = "cheek", date = "2026-05-31" },
    },
    implants    = { { code = "metal_implant", area = "cheek" } },
    medications = { { code = "retinoid_topical", area = "cheek", status = "current" } },
    exposures   = { { code = "sun_tan", area = "cheek", date = "2026-05-31" } },
  },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "caution", findings = { "common.psoriasis-history" } },
}

case "radiofrequency microneedling: conditions not asked about" {
  patient = { conditions = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "active-acne", "atopic-dermatitis", "bacterial-infection", "bleeding-disorder", "collagen-vascular-disease",
      "common.body-dysmorphic-disorder", "common.immunosuppression", "common.psoriasis-history", "common.sunburn",
      "common.uncontrolled-diabetes", "common.wound-elsewhere", "contact-dermatitis", "fungal-infection",
      "granulomatous-reaction", "herpes-labialis", "herpes-labialis-history", "hypertrophic-scar-tendency",
      "keloid-tendency", "moles", "open-wound", "psoriasis", "rosacea-papulopustular", "sarcoidosis", "scleroderma",
      "skin-cancer", "tattoo", "warts",
    },
  },
}

case "radiofrequency microneedling: medications not asked about" {
  patient = { medications = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "common.anticoagulant-deep-procedures", "common.isotretinoin-by-mouth", "nsaids", "retinoid-topical",
    },
  },
}

case "radiofrequency microneedling: allergies not asked about" {
  patient = { allergies = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "nickel-allergy", "stainless-steel-allergy" } },
}

case "radiofrequency microneedling: procedures not asked about" {
  patient = { procedures = unknown },
  expect  = {
    verdict  = "unknown",
    findings = {},
    unknown  = {
      "ablative-fractional-laser-before", "common.botulinum-toxin-before", "common.dermal-filler-before",
      "facial-surgery-before", "last-session", "light-laser-or-radiofrequency-before", "microneedling-before",
      "resurfacing-before", "vaccination-before", "waxing-before",
    },
  },
}

case "radiofrequency microneedling: exposures not asked about" {
  patient = { exposures = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "tan" } },
}

case "radiofrequency microneedling: implants not asked about" {
  patient = { implants = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "metal-implant", "pacemaker" } },
}

case "radiofrequency microneedling: pregnancy, age and skin type not asked about" {
  patient = { pregnant = unknown, birth_date = unknown, fitzpatrick = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "common.under-18", "darkest-skin", "pregnancy" } },
}
