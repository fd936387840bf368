-- Diseases of connective tissue, blood that clots badly, and what raises bruising.

contraindication "scleroderma" {
  treatments = { "rf_microneedling" },
  when       = condition "scleroderma" :ever(),
  severity   = "refuse",
  because    = "Scleroderma is on the device contraindication list as reproduced by clinics.",
  sources    = { "CI-095" },
}

contraindication "collagen-vascular-disease" {
  treatments = { "rf_microneedling" },
  when       = condition "collagen_vascular_disease" :ever(),
  severity   = "refuse",
  because    = "Collagen vascular disease is on the device contraindication list as reproduced by clinics.",
  sources    = { "CI-096" },
}

contraindication "autoimmune-remission-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  overrules  = { "collagen-vascular-disease" },
  treatments = { "rf_microneedling" },
  when       = condition "autoimmune_rheumatic_disease" :in_remission(),
  severity   = "caution",
  because    = "A 2025 review supports temporary procedures in remission with a rheumatologist involved.",
  sources    = { "CI-097" },
}

contraindication "autoimmune-active-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  overrules  = { "collagen-vascular-disease" },
  treatments = { "rf_microneedling" },
  when       = condition "autoimmune_rheumatic_disease" :active(),
  severity   = "defer",
  because    = "The same review restricts procedures to remission, so active disease waits.",
  sources    = { "CI-098" },
}

contraindication "bleeding-disorder" {
  treatments = { "rf_microneedling" },
  when       = condition "bleeding_disorder" :ever(),
  severity   = "review",
  because    = "The manual lists a history of bleeding coagulopathies.",
  sources    = { "CI-208" },
}

contraindication "nsaids" {
  treatments = { "rf_microneedling" },
  when       = medication "nsaid" :taken_within "P7D",
  severity   = "caution",
  because    = "NSAIDs in the prior week raise bruising and may blunt the wanted inflammation.",
  sources    = { "CI-029" },
}
