-- What was done to the same skin before, and how long it needs. How old a scar must be
-- stands in scarring.lua.

contraindication "botulinum-toxin-before" {
  treatments = { "microneedling" },
  when       = procedure "botulinum_toxin" :within "P2W" :here(),
  severity   = "defer",
  because    = "Clinics leave two weeks after toxin (some ask three months).",
  sources    = { "CI-142" },
}

contraindication "dermal-filler-before" {
  treatments = { "microneedling" },
  when       = procedure "dermal_filler" :within "P4W" :here(),
  severity   = "defer",
  because    = "Clinics leave two to four weeks after filler (some ask six or twelve months).",
  sources    = { "CI-143" },
}

contraindication "chemical-peel-before" {
  treatments = { "microneedling" },
  when       = procedure "chemical_peel" :within "P30D" :here(),
  severity   = "defer",
  because    = "A deep exfoliation or peel within 30 days leaves the barrier thin.",
  sources    = { "CI-148" },
}

contraindication "facial-surgery-before" {
  treatments = { "microneedling" },
  when       = procedure "facial_surgery" :within "P1Y" :here(),
  severity   = "defer",
  because    = "A consultation form excludes a facelift or eyelid surgery in the past year.",
  sources    = { "CI-153" },
}

contraindication "resurfacing-before" {
  treatments = { "microneedling" },
  when       = procedure "skin_resurfacing_or_deep_peel" :within "P3M" :here(),
  severity   = "defer",
  because    = "A consultation form asks for three months after dermabrasion, resurfacing or deep peel.",
  sources    = { "CI-154" },
}

contraindication "waxing-before" {
  treatments = { "microneedling" },
  when       = procedure "waxing_or_depilatory" :within "P1W" :here(),
  severity   = "defer",
  because    = "Waxing strips the surface and irritates follicles.",
  sources    = { "CI-157" },
}

contraindication "radiotherapy-before" {
  treatments = { "microneedling" },
  when       = procedure "radiotherapy" :within "P3M" :here(),
  severity   = "defer",
  because    = "A clinic asks for three months after radiation to the skin.",
  sources    = { "CI-160" },
}

contraindication "last-session" {
  treatments = { "microneedling" },
  when       = procedure "microneedling" :within "P4W" :here(),
  severity   = "defer",
  because    = "Sessions are spaced four to six weeks so that remodelling can proceed.",
  sources    = { "CI-194", "SF-015" },
}

contraindication "last-session-evidence-2014" {
  policy     = { session_interval = "evidence-2014" },
  overrules  = { "last-session" },
  treatments = { "microneedling" },
  when       = procedure "microneedling" :within "P2W" :here(),
  severity   = "defer",
  because    = "A randomised trial needled acne scars every two weeks.",
  sources    = { "CI-195", "SF-015" },
}
