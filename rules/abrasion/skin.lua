-- What a blade or crystals would open, spread or wake.

local both = { "dermaplaning", "microdermabrasion" }

contraindication "active-acne-dermaplaning" {
  treatments = { "dermaplaning" },
  when       = condition "acne_inflammatory" :active() :here(),
  severity   = "defer",
  because    = "A blade over pustules opens and spreads them.",
  sources    = { "CI-179" },
}

contraindication "active-acne-microdermabrasion" {
  treatments = { "microdermabrasion" },
  when       = condition "acne_inflammatory" :active() :here(),
  severity   = "defer",
  because    = "Weeping or widespread acne is excluded from microdermabrasion.",
  sources    = { "CI-180" },
}

contraindication "rosacea-microdermabrasion" {
  treatments = { "microdermabrasion" },
  when       = condition "rosacea" :active() :here(),
  severity   = "defer",
  because    = "Active rosacea is excluded from microdermabrasion.",
  sources    = { "CI-181" },
}

contraindication "fragile-vessels" {
  treatments = both,
  when       = condition "telangiectasia" :active() :here(),
  severity   = "review",
  because    = "Fragile vessels may worsen with abrasion.",
  sources    = { "CI-182" },
}

contraindication "skin-infection" {
  treatments = both,
  when       = condition "skin_infection" :active() :here(),
  severity   = "defer",
  because    = "Herpes, warts or other infection can be spread by abrasion.",
  sources    = { "CI-183" },
}

contraindication "vitiligo-microdermabrasion" {
  treatments = { "microdermabrasion" },
  when       = condition "vitiligo" :ever() :here(),
  severity   = "review",
  because    = "Vitiligo is on a microdermabrasion exclusion list.",
  sources    = { "CI-110" },
}

contraindication "melasma-of-pregnancy-microdermabrasion" {
  treatments = { "microdermabrasion" },
  when       = condition "melasma_of_pregnancy" :active_within "P6M" :here(),
  severity   = "defer",
  because    = "A clinic advises waiting at least six months after birth before abrading pregnancy melasma.",
  sources    = { "CI-043" },
}
