-- Metal: in the needles, and in the person where the current flows.

contraindication "stainless-steel-allergy" {
  treatments = { "rf_microneedling" },
  when       = allergy "stainless_steel",
  severity   = "refuse",
  because    = "The needles are stainless steel.",
  sources    = { "CI-112" },
}

contraindication "nickel-allergy" {
  treatments = { "rf_microneedling" },
  when       = allergy "nickel",
  severity   = "review",
  because    = "Metal allergy raised the risk of adverse events after needling.",
  sources    = { "CI-113" },
}

contraindication "pacemaker" {
  treatments = { "rf_microneedling" },
  when       = implant "pacemaker_or_icd",
  severity   = "refuse",
  because    = "RF current can disturb electronic implants anywhere in the body.",
  sources    = { "CI-114" },
}

contraindication "metal-implant" {
  treatments = { "rf_microneedling" },
  when       = implant "metal_implant" :here(),
  severity   = "refuse",
  because    = "Metal in the treatment area can concentrate RF heat.",
  sources    = { "CI-116" },
}
