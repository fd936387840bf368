-- Medicines before a laser.

local lasers = { "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full" }

contraindication "isotretinoin-evidence-2017-ablative-fractional" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "common.isotretinoin-by-mouth" },
  treatments = { "laser_ablative_fractional" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "caution",
  because    = "The JAMA Dermatology consensus found no support for delaying fractional ablative laser.",
  sources    = { "CI-049" },
}

contraindication "isotretinoin-evidence-2017-ablative-full" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "common.isotretinoin-by-mouth" },
  treatments = { "laser_ablative_full" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "defer",
  because    = "Even the 2017 consensus keeps a six month wait for full-face ablative resurfacing.",
  sources    = { "CI-048" },
}

contraindication "retinoid-topical" {
  treatments = lasers,
  when       = medication "retinoid_topical" :taken_within "P1W" :here(),
  severity   = "defer",
  because    = "Retinoids are stopped one week before fractional resurfacing.",
  sources    = { "CI-056" },
}

contraindication "photosensitising-medicines-evidence-2014" {
  policy     = { photosensitizer = "evidence-2014" },
  treatments = lasers,
  when       = medication "photosensitizing_drug" :taken(),
  severity   = "caution",
  because    = "A literature review found no published complication of lasers in patients on photosensitising drugs.",
  sources    = { "CI-064" },
}
