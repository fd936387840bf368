-- Infected or inflamed skin, what lies in it already, and what was done lately.

contraindication "skin-infection" {
  treatments = { "botulinum_toxin", "dermal_filler" },
  when       = condition "skin_infection" :active() :here(),
  severity   = "defer",
  because    = "Infection at the planned injection site is a label contraindication.",
  sources    = { "CI-130" },
}

contraindication "skin-inflammation" {
  treatments = { "dermal_filler" },
  when       = condition "skin_inflammation" :active() :here(),
  severity   = "defer",
  because    = "Do not use near active inflammation or tumours.",
  sources    = { "CI-141" },
}

contraindication "herpes-labialis-history" {
  treatments = { "dermal_filler" },
  when       = condition "herpes_labialis" :ever() :here(),
  severity   = "caution",
  because    = "Injection can reactivate latent herpes.",
  sources    = { "CI-140" },
}

contraindication "permanent-filler" {
  treatments = { "dermal_filler" },
  when       = procedure "permanent_filler" :ever() :here(),
  severity   = "refuse",
  because    = "Do not inject where a non hyaluronic implant lies.",
  sources    = { "CI-139" },
}

contraindication "dental-procedure-before" {
  treatments = { "dermal_filler" },
  when       = procedure "dental_procedure" :within "P2W",
  severity   = "defer",
  because    = "Bacteria in the blood after dental work may colonise filler.",
  sources    = { "CI-136" },
}

contraindication "vaccination-before" {
  treatments = { "dermal_filler" },
  when       = procedure "vaccination" :within "P2W",
  severity   = "defer",
  because    = "Immune activation can inflame filler, so two weeks are left on either side.",
  sources    = { "CI-137" },
}

contraindication "last-toxin" {
  treatments = { "botulinum_toxin" },
  when       = procedure "botulinum_toxin" :within "P3M" :here(),
  severity   = "defer",
  because    = "Effects last three to four months, so retreatment is spaced by at least three.",
  sources    = { "CI-133" },
}
