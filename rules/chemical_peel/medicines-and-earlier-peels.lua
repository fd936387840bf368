-- What deepens a peel or reacts with it, and how far apart peels are.

local peels = { "chemical_peel_superficial", "chemical_peel_medium" }

contraindication "isotretinoin-evidence-2017-medium" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "common.isotretinoin-by-mouth" },
  treatments = { "chemical_peel_medium" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "review",
  because    = "The 2017 statements cover superficial peels, so a medium peel needs a clinician's decision.",
  sources    = { "CI-050" },
}

contraindication "retinoid-topical" {
  treatments = peels,
  when       = medication "retinoid_topical" :taken_within "P5D" :here(),
  severity   = "defer",
  because    = "Retinoids deepen peel penetration, so they are stopped five days before.",
  sources    = { "CI-059" },
}

contraindication "retinoid-topical-prescribed-priming" {
  policy     = { peel_priming = "prescribed-priming" },
  overrules  = { "retinoid-topical" },
  treatments = peels,
  when       = medication "retinoid_topical" :taken_within "P5D" :here(),
  severity   = "caution",
  because    = "Some physicians prescribe tretinoin before a light or medium peel on purpose to speed healing.",
  sources    = { "CI-060" },
}

contraindication "photosensitising-medicines" {
  treatments = peels,
  when       = medication "photosensitizing_drug" :taken(),
  severity   = "review",
  because    = "Peel guidelines list photosensitising medication among contraindications.",
  sources    = { "CI-070" },
}

contraindication "salicylate-allergy" {
  treatments = peels,
  details    = { peel_agent = { "salicylic_acid", "jessner" } },
  when       = allergy "salicylate",
  severity   = "refuse",
  because    = "Aspirin or salicylate allergy rules out salicylic acid peels.",
  sources    = { "CI-173" },
}

contraindication "last-session" {
  treatments = { "chemical_peel_superficial" },
  when       = procedure "chemical_peel_superficial" :within "P2W" :here(),
  severity   = "defer",
  because    = "An acne peel trial repeated superficial peels every two weeks.",
  sources    = { "CI-198" },
}
