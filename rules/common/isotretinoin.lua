-- Isotretinoin by mouth. Where the statements of 2017 speak of one family only, that family's
-- pack overrules what stands here.

contraindication "isotretinoin-by-mouth" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "ipl", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full", "dermaplaning", "microdermabrasion",
  },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "defer",
  because    = "The drug label tells patients to avoid skin-smoothing procedures during use and for at least six months after.",
  sources    = { "CI-044" },
}

contraindication "isotretinoin-by-mouth-strict-12m" {
  policy     = { isotretinoin = "strict-12m" },
  overrules  = { "isotretinoin-by-mouth" },
  treatments = { "laser_ablative_fractional", "laser_ablative_full", "dermaplaning", "microdermabrasion" },
  when       = medication "isotretinoin_oral" :taken_within "P12M",
  severity   = "defer",
  because    = "Some device makers and clinics use 6 to 12 months, so the strict policy takes the longer end.",
  sources    = { "CI-045" },
}

contraindication "isotretinoin-by-mouth-evidence-2017" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "isotretinoin-by-mouth" },
  treatments = { "chemical_peel_superficial", "ipl", "laser_fractional_nonablative" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "caution",
  because    = "A society task force found insufficient evidence to delay superficial peels and non-ablative light devices.",
  sources    = { "CI-046" },
}
