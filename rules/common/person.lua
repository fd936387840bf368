-- Who the person is: pregnant, young, a smoker, unhappy with every result.

contraindication "under-18" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium" },
  when       = age :under "P18Y",
  severity   = "review",
  because    = "Minors need a clinician's indication and guardian consent before energy devices or peels.",
  sources    = { "CI-207" },
}

contraindication "body-dysmorphic-disorder" {
  treatments = { "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium" },
  when       = condition "body_dysmorphic_disorder" :ever(),
  severity   = "review",
  because    = "Body dysmorphic disorder makes satisfaction unlikely and is listed as a contraindication for toxin.",
  sources    = { "CI-132" },
}

contraindication "smoking" {
  treatments = { "chemical_peel_medium" },
  when       = exposure "smoking" :ever(),
  severity   = "caution",
  because    = "Smoking may slow healing and blunt the result.",
  sources    = { "CI-201" },
}
