-- Pregnancy, breastfeeding, age.

contraindication "pregnancy-toxin" {
  treatments = { "botulinum_toxin" },
  when       = pregnant :yes(),
  severity   = "defer",
  because    = "It is not known whether the toxin harms a fetus, so elective use waits.",
  sources    = { "CI-037" },
}

contraindication "pregnancy-toxin-evidence-2017" {
  policy     = { pregnancy = "evidence-2017" },
  overrules  = { "pregnancy-toxin" },
  treatments = { "botulinum_toxin" },
  when       = pregnant :yes(),
  severity   = "review",
  because    = "Data are insufficient but systemic absorption is negligible, so a review says it may be safe.",
  sources    = { "CI-038" },
}

contraindication "pregnancy-filler" {
  treatments = { "dermal_filler" },
  when       = pregnant :yes(),
  severity   = "defer",
  because    = "Filler safety in pregnancy has not been established.",
  sources    = { "CI-039" },
}

contraindication "breastfeeding-toxin" {
  treatments = { "botulinum_toxin" },
  when       = breastfeeding :yes(),
  severity   = "review",
  because    = "It is not known whether the toxin passes into breast milk.",
  sources    = { "CI-041" },
}

contraindication "breastfeeding-filler" {
  treatments = { "dermal_filler" },
  when       = breastfeeding :yes(),
  severity   = "defer",
  because    = "Filler safety in breastfeeding has not been established.",
  sources    = { "CI-040" },
}

contraindication "under-18-in-england" {
  policy     = { jurisdiction = "england" },
  treatments = { "botulinum_toxin", "dermal_filler" },
  when       = age :under "P18Y",
  severity   = "refuse",
  because    = "English law makes cosmetic toxin or filler injection under 18 an offence unless a doctor approves.",
  sources    = { "CI-087" },
}

contraindication "under-18-filler" {
  treatments = { "dermal_filler" },
  when       = age :under "P18Y",
  severity   = "refuse",
  because    = "Filler labelling has no established safety under 18 (under 21 for lips).",
  sources    = { "CI-088" },
}
