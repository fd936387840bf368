-- Medicines that make skin or eyes react to light. What light and lasers do about all such
-- medicines stands in their packs; these are the exceptions that guidelines name.

local light_and_lasers = { "ipl", "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full" }

contraindication "photodynamic-agent" {
  treatments = {
    "ipl", "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full", "led_light",
  },
  when       = medication "photodynamic_agent" :taken(),
  severity   = "refuse",
  because    = "Drugs given for photodynamic therapy are the only ones the guideline lists as contraindications.",
  sources    = { "CI-068" },
}

contraindication "amiodarone-evidence-2014" {
  policy     = { photosensitizer = "evidence-2014" },
  treatments = light_and_lasers,
  when       = medication "amiodarone" :taken(),
  severity   = "review",
  because    = "The medical laser association asks for caution because amiodarone reacts in visible light and can pigment the skin.",
  sources    = { "CI-065" },
}

contraindication "minocycline-evidence-2014" {
  policy     = { photosensitizer = "evidence-2014" },
  treatments = light_and_lasers,
  when       = medication "minocycline" :taken(),
  severity   = "caution",
  because    = "Minocycline carries a risk of hyperpigmentation after light treatment.",
  sources    = { "CI-066" },
}
