-- Inflamed skin. Small trials of needling with radiofrequency stand behind the other views,
-- which a clinic may choose.

contraindication "active-acne" {
  treatments = { "rf_microneedling" },
  when       = condition "acne_inflammatory" :active() :here(),
  severity   = "defer",
  because    = "Clinic instructions exclude active acne in the area to be treated with RF needles.",
  sources    = { "CI-007", "SF-027" },
}

contraindication "active-acne-evidence-2012" {
  policy     = { acne = "evidence-2012" },
  overrules  = { "active-acne" },
  treatments = { "rf_microneedling" },
  when       = condition "acne_inflammatory" :active() :here(),
  severity   = "caution",
  because    = "Small studies treated moderate to severe inflammatory acne with RF needling without worsening the lesions.",
  sources    = { "CI-008", "SF-100" },
}

contraindication "rosacea-papulopustular" {
  treatments = { "rf_microneedling" },
  when       = condition "rosacea_papulopustular" :active() :here(),
  severity   = "review",
  because    = "The rosacea trial included few papulopustular patients, so a clinician must decide; a lay article claims that needling reduces rosacea of any kind.",
  sources    = { "CI-012", "SF-085" },
}

contraindication "rosacea-erythematotelangiectatic-evidence-2016" {
  policy     = { rosacea = "evidence-2016" },
  treatments = { "rf_microneedling" },
  when       = condition "rosacea_erythematotelangiectatic" :active() :here(),
  severity   = "caution",
  because    = "A small split-face trial of RF needling lowered redness modestly in mild to moderate rosacea.",
  sources    = { "CI-011", "SF-085" },
}
