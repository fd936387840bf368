-- Who the person is: pregnancy, age, body image, smoking.

contraindication "pregnancy" {
  treatments = { "ipl", "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full" },
  when       = pregnant :yes(),
  severity   = "defer",
  because    = "Definitive safety statements on most lasers in pregnancy are not possible, so elective treatment waits.",
  sources    = { "CI-036" },
}

contraindication "under-18" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "ipl", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full",
  },
  when       = age :under "P18Y",
  severity   = "review",
  because    = "Minors need a clinician's indication and guardian consent before energy devices or peels.",
  sources    = { "CI-207" },
}

contraindication "body-dysmorphic-disorder" {
  treatments = {
    "rf_microneedling", "chemical_peel_superficial", "chemical_peel_medium", "ipl", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full", "botulinum_toxin", "dermal_filler",
  },
  when       = condition "body_dysmorphic_disorder" :ever(),
  severity   = "review",
  because    = "Body dysmorphic disorder makes satisfaction unlikely and is listed as a contraindication for toxin.",
  sources    = { "CI-132" },
}

contraindication "smoking" {
  treatments = { "chemical_peel_medium", "laser_ablative_fractional", "laser_ablative_full" },
  when       = exposure "smoking" :ever(),
  severity   = "caution",
  because    = "Smoking may slow healing and blunt the result.",
  sources    = { "CI-201" },
}
