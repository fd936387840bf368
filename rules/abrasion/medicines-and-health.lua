-- Medicines that make skin fragile or blood thin, and diabetes.

local both = { "dermaplaning", "microdermabrasion" }

contraindication "isotretinoin-evidence-2017" {
  policy     = { isotretinoin = "evidence-2017" },
  overrules  = { "common.isotretinoin-by-mouth" },
  treatments = both,
  when       = medication "isotretinoin_oral" :taken_within "P6M",
  severity   = "caution",
  because    = "Superficial abrasion carries little scarring risk according to an expert summary of the 2017 evidence.",
  sources    = { "CI-052" },
}

contraindication "retinoid-topical" {
  treatments = both,
  when       = medication "retinoid_topical" :taken_within "P3D" :here(),
  severity   = "defer",
  because    = "Recent retinoids or acids make the surface fragile.",
  sources    = { "CI-184" },
}

contraindication "anticoagulant" {
  treatments = both,
  when       = medication "anticoagulant" :taken(),
  severity   = "review",
  because    = "Blood thinners are on dermaplaning and microdermabrasion exclusion lists.",
  sources    = { "CI-185" },
}

contraindication "anticoagulant-evidence-2019" {
  policy     = { antithrombotic = "evidence-2019" },
  overrules  = { "anticoagulant" },
  treatments = both,
  when       = medication "anticoagulant" :taken(),
  severity   = "caution",
  because    = "Reviews advise against stopping needed antithrombotics for minor skin procedures, so expect bruising and adapt technique.",
  sources    = { "CI-027" },
}

contraindication "uncontrolled-diabetes" {
  treatments = both,
  when       = condition "diabetes_uncontrolled" :active(),
  severity   = "review",
  because    = "Unstable diabetes is on microdermabrasion and dermaplaning exclusion lists.",
  sources    = { "CI-094" },
}
