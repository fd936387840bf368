-- What thins or dries the skin before a session, and what colours it.

contraindication "isotretinoin-evidence-2017" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "common.isotretinoin-by-mouth" },
  treatments = { "rf_microneedling" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "review",
  because    = "One study combined RF needling with systemic isotretinoin for rosacea, but guidance does not name the device.",
  sources    = { "CI-051" },
}

contraindication "retinoid-topical" {
  treatments = { "rf_microneedling" },
  when       = medication "retinoid_topical" :taken_within "P7D" :here(),
  severity   = "defer",
  because    = "Clinics ask for a week without retinoids before RF needling (others 3 to 7 days).",
  sources    = { "CI-055" },
}

contraindication "tan" {
  treatments = { "rf_microneedling" },
  when       = exposure "sun_tan" :within "P2W" :here(),
  severity   = "defer",
  because    = "The manual excludes skin tanned within the last two weeks.",
  sources    = { "CI-073" },
}
