-- What must not be needled before somebody has looked at it, and what needles could spread.

contraindication "skin-cancer" {
  treatments = { "microneedling" },
  when       = condition "skin_cancer" :active() :here(),
  severity   = "refuse",
  because    = "Active skin cancer in the treatment area is a device contraindication.",
  sources    = { "CI-022" },
}

contraindication "actinic-keratosis" {
  treatments = { "microneedling" },
  when       = condition "actinic_keratosis" :active() :here(),
  severity   = "review",
  because    = "The device was not evaluated over actinic keratoses, which need diagnosis and treatment first.",
  sources    = { "CI-023" },
}

contraindication "moles" {
  treatments = { "microneedling" },
  when       = condition "mole_raised_or_suspicious" :active() :here(),
  severity   = "review",
  because    = "Raised moles are avoided and suspicious ones need a diagnosis before any procedure.",
  sources    = { "CI-024" },
}

contraindication "vitiligo-unstable" {
  treatments = { "microneedling" },
  when       = condition "vitiligo_unstable" :active(),
  severity   = "review",
  because    = "Injury can start new vitiligo patches while the disease is spreading; a lay article has needling even out light patches.",
  sources    = { "CI-111", "SF-083" },
}

contraindication "tattoo" {
  treatments = { "microneedling" },
  when       = condition "tattoo_or_permanent_makeup" :ever() :here(),
  severity   = "review",
  because    = "Needling can disturb or spread pigment.",
  sources    = { "CI-118" },
}

contraindication "granulomatous-reaction" {
  treatments = { "microneedling" },
  when       = condition "granulomatous_reaction" :ever(),
  severity   = "review",
  because    = "A prior granulomatous reaction to needling can recur and resists treatment.",
  sources    = { "CI-192" },
}

contraindication "sarcoidosis" {
  treatments = { "microneedling" },
  when       = condition "sarcoidosis" :ever(),
  severity   = "review",
  because    = "Sarcoid disease can appear in needled or injected skin.",
  sources    = { "CI-193" },
}
