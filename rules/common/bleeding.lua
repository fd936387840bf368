-- Blood that is kept from clotting. Nobody stops a medicine for the sake of a session: the
-- clinic chooses between a review and care.

contraindication "anticoagulant-deep-procedures" {
  treatments = { "rf_microneedling", "laser_ablative_fractional", "laser_ablative_full" },
  when       = medication "anticoagulant" :taken(),
  severity   = "review",
  because    = "Deep or ablative procedures bleed more on anticoagulants, so prescriber and clinician decide together.",
  sources    = { "CI-205" },
}

contraindication "anticoagulant-light" {
  treatments = { "ipl", "laser_fractional_nonablative" },
  when       = medication "anticoagulant" :taken(),
  severity   = "review",
  because    = "A laser text would stop antithrombotics ten days before when possible, which needs the prescriber.",
  sources    = { "CI-188" },
}

contraindication "anticoagulant-evidence-2019" {
  policy     = { antithrombotic = "evidence-2019" },
  overrules  = { "anticoagulant-deep-procedures", "anticoagulant-light" },
  treatments = {
    "rf_microneedling", "botulinum_toxin", "dermal_filler", "ipl", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full",
  },
  when       = medication "anticoagulant" :taken(),
  severity   = "caution",
  because    = "Reviews advise against stopping needed antithrombotics for minor skin procedures, so expect bruising and adapt technique.",
  sources    = { "CI-027" },
}

contraindication "antiplatelet-evidence-2019" {
  policy     = { antithrombotic = "evidence-2019" },
  treatments = {
    "rf_microneedling", "botulinum_toxin", "dermal_filler", "ipl", "laser_fractional_nonablative",
    "laser_ablative_fractional", "laser_ablative_full", "dermaplaning", "microdermabrasion",
  },
  when       = medication "antiplatelet" :taken(),
  severity   = "caution",
  because    = "The same review advises against stopping needed antiplatelet drugs, so expect bruising and adapt technique.",
  sources    = { "CI-204" },
}
