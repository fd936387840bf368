-- Isotretinoin by mouth. Where the statements of 2017 speak of one family only, that family's
-- pack overrules what stands here.

contraindication "isotretinoin-by-mouth" {
  treatments = { "rf_microneedling" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "defer",
  because    = "The drug label tells patients to avoid skin-smoothing procedures during use and for at least six months after.",
  sources    = { "CI-044" },
}
