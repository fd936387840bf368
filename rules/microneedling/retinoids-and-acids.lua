-- What thins or dries the skin: isotretinoin by mouth for months, retinoids and acids on the
-- skin for days.

contraindication "isotretinoin" {
  treatments = { "microneedling" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "defer",
  because    = "The drug label tells patients to avoid skin-smoothing procedures during use and for at least six months after.",
  sources    = { "CI-044" },
}

contraindication "isotretinoin-strict-12m" {
  policy     = { isotretinoin = "strict-12m" },
  overrules  = { "isotretinoin" },
  treatments = { "microneedling" },
  when       = medication "isotretinoin_oral" :taken_within "P12M",
  severity   = "defer",
  because    = "Some device makers and clinics use 6 to 12 months, so the strict policy takes the longer end.",
  sources    = { "CI-045" },
}

contraindication "isotretinoin-evidence-2017" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "isotretinoin" },
  treatments = { "microneedling" },
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "caution",
  because    = "Experts read the 2017 statements as allowing needling, although the task force abstract does not name it.",
  sources    = { "CI-047" },
}

contraindication "retinoid-topical" {
  treatments = { "microneedling" },
  when       = medication "retinoid_topical" :taken_within "P3D" :here(),
  severity   = "defer",
  because    = "A dermatology clinic stops topical retinoids three days before needling.",
  sources    = { "CI-053" },
}

contraindication "retinoid-topical-manufacturer" {
  policy     = { retinoid_pre = "manufacturer" },
  overrules  = { "retinoid-topical" },
  treatments = { "microneedling" },
  when       = medication "retinoid_topical" :taken_within "P1D" :here(),
  severity   = "defer",
  because    = "Device care sheets ask for 24 hours without vitamin A products.",
  sources    = { "CI-054" },
}

contraindication "exfoliating-acids" {
  treatments = { "microneedling" },
  when       = medication "exfoliating_acid_topical" :taken_within "P3D" :here(),
  severity   = "defer",
  because    = "Acids and benzoyl peroxide are stopped three days before needling.",
  sources    = { "CI-061" },
}
