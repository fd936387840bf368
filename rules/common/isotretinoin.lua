-- Isotretinoin by mouth. Where the statements of 2017 speak of one family only, that family's
-- pack overrules what stands here.

contraindication "isotretinoin-by-mouth" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "ipl" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "defer",
  because    = "The drug label tells patients to avoid skin-smoothing procedures during use and for at least six months after.",
  sources    = { "CI-044" },
}

contraindication "isotretinoin-by-mouth-evidence-2017" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "isotretinoin-by-mouth" },
  treatments = { "chemical_peel_superficial", "ipl" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "caution",
  because    = "A society task force found insufficient evidence to delay superficial peels and non-ablative light devices.",
  sources    = { "CI-046" },
}
