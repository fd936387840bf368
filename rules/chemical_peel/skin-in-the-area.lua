-- Infected, inflamed or broken skin has to heal first.

local peels = { "chemical_peel_superficial", "chemical_peel_medium" }

contraindication "skin-infection" {
  treatments = peels,
  when       = condition "skin_infection" :active() :here(),
  severity   = "defer",
  because    = "Active bacterial, viral or fungal infection is a peel contraindication.",
  sources    = { "CI-169" },
}

contraindication "herpes-labialis" {
  treatments = peels,
  when       = condition "herpes_labialis" :active_within "P1W" :here(),
  severity   = "defer",
  because    = "A dermatology clinic waits at least a week after a cold sore has fully healed.",
  sources    = { "CI-167" },
}

contraindication "herpes-labialis-history" {
  treatments = peels,
  when       = condition "herpes_labialis" :ever() :here(),
  severity   = "caution",
  because    = "Antiviral medicine before and after is usual with a history of mouth herpes.",
  sources    = { "CI-168" },
}

contraindication "contact-dermatitis" {
  treatments = peels,
  when       = condition "dermatitis_irritant_or_contact" :active() :here(),
  severity   = "defer",
  because    = "Facial dermatitis is a peel contraindication.",
  sources    = { "CI-172" },
}

contraindication "open-wound" {
  treatments = peels,
  when       = condition "open_wound" :active() :here(),
  severity   = "defer",
  because    = "Peels are kept off broken skin.",
  sources    = { "CI-174" },
}
