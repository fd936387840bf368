-- Nerve and muscle, blood, defences, scars.

contraindication "neuromuscular-disorder" {
  treatments = { "botulinum_toxin" },
  when       = condition "neuromuscular_disorder" :ever(),
  severity   = "refuse",
  because    = "A family medicine review lists myasthenia and similar disorders as contraindications.",
  sources    = { "CI-127" },
}

contraindication "neuromuscular-disorder-label" {
  policy     = { neuromuscular = "label" },
  overrules  = { "neuromuscular-disorder" },
  treatments = { "botulinum_toxin" },
  when       = condition "neuromuscular_disorder" :ever(),
  severity   = "review",
  because    = "The label speaks of increased risk rather than a prohibition.",
  sources    = { "CI-128" },
}

contraindication "aminoglycosides" {
  treatments = { "botulinum_toxin" },
  when       = medication "aminoglycoside" :taken(),
  severity   = "review",
  because    = "Aminoglycosides can potentiate the toxin.",
  sources    = { "CI-129" },
}

contraindication "bleeding-disorder" {
  treatments = { "dermal_filler" },
  when       = condition "bleeding_disorder" :ever(),
  severity   = "review",
  because    = "Bleeding disorder raises bruising and haematoma risk from injection.",
  sources    = { "CI-134" },
}

contraindication "anticoagulant-before-toxin" {
  treatments = { "botulinum_toxin" },
  when       = medication "anticoagulant" :taken(),
  severity   = "caution",
  because    = "Bruising is more likely after injection on blood-thinning drugs.",
  sources    = { "CI-206" },
}

contraindication "anticoagulant-before-filler" {
  treatments = { "dermal_filler" },
  when       = medication "anticoagulant" :taken(),
  severity   = "caution",
  because    = "Drugs that prolong bleeding lengthen bleeding and bruising after injection.",
  sources    = { "CI-135" },
}

contraindication "immunosuppression-filler" {
  treatments = { "dermal_filler" },
  when       = condition "immunosuppression" :active(),
  severity   = "caution",
  because    = "Fillers are used with caution under immunosuppression because infection risk may rise.",
  sources    = { "CI-091" },
}

contraindication "keloid-tendency-toxin" {
  treatments = { "botulinum_toxin" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = "A review lists keloidal scarring although needles are fine.",
  sources    = { "CI-131" },
}
