-- Pregnancy, skin type, and how the skin scars. In pregnancy the agent decides, where a clinic
-- chooses the review of 2017.

local peels = { "chemical_peel_superficial", "chemical_peel_medium" }

contraindication "pregnancy" {
  treatments = peels,
  when       = pregnant :yes(),
  severity   = "defer",
  because    = "A review advises delaying elective cosmetic procedures until after the birth.",
  sources    = { "CI-033" },
}

contraindication "pregnancy-evidence-2017-mild-acids" {
  policy     = { pregnancy = "evidence-2017" },
  overrules  = { "pregnancy" },
  treatments = { "chemical_peel_superficial" },
  details    = { peel_agent = { "glycolic_acid", "lactic_acid" } },
  when       = pregnant :yes(),
  severity   = "caution",
  because    = "A systematic review deems glycolic and lactic acid peels safe in pregnancy.",
  sources    = { "CI-034" },
}

contraindication "pregnancy-evidence-2017-strong-acids" {
  policy     = { pregnancy = "evidence-2017" },
  overrules  = { "pregnancy" },
  treatments = peels,
  details    = { peel_agent = { "salicylic_acid", "trichloroacetic_acid", "tca", "jessner" } },
  when       = pregnant :yes(),
  severity   = "review",
  because    = "Salicylic and trichloroacetic acid peels should be avoided or used with caution in pregnancy.",
  sources    = { "CI-035" },
}

contraindication "darker-skin-superficial" {
  treatments = { "chemical_peel_superficial" },
  when       = fitzpatrick :between(4, 6),
  severity   = "caution",
  because    = "Superficial peels are usable in darker skin with priming and sun protection.",
  sources    = { "CI-082" },
}

contraindication "darker-skin-medium" {
  treatments = { "chemical_peel_medium" },
  when       = fitzpatrick :between(4, 6),
  severity   = "review",
  because    = "Types IV to VI have a higher risk of post-peel hyperpigmentation, rising with depth.",
  sources    = { "CI-081" },
}

contraindication "keloid-tendency-superficial" {
  treatments = { "chemical_peel_superficial" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = "The same guideline names keloid tendency, yet epidermal peels rarely scar.",
  sources    = { "CI-171" },
}

contraindication "keloid-tendency-medium" {
  treatments = { "chemical_peel_medium" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "refuse",
  because    = "A tendency to keloids is a guideline contraindication and matters most at depth.",
  sources    = { "CI-170" },
}
