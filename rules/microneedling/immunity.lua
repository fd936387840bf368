-- Defences and healing: diseases of the immune system, and medicines that damp it.

contraindication "immunosuppression" {
  treatments = { "microneedling" },
  when       = condition "immunosuppression" :active(),
  severity   = "review",
  because    = "Immunosuppression raises infection risk and is named as a contraindication.",
  sources    = { "CI-089" },
}

contraindication "scleroderma" {
  treatments = { "microneedling" },
  when       = condition "scleroderma" :ever(),
  severity   = "refuse",
  because    = "Scleroderma is on the device contraindication list as reproduced by clinics.",
  sources    = { "CI-095" },
}

contraindication "collagen-vascular-disease" {
  treatments = { "microneedling" },
  when       = condition "collagen_vascular_disease" :ever(),
  severity   = "refuse",
  because    = "Collagen vascular disease is on the device contraindication list as reproduced by clinics.",
  sources    = { "CI-096" },
}

contraindication "autoimmune-remission-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  overrules  = { "collagen-vascular-disease" },
  treatments = { "microneedling" },
  when       = condition "autoimmune_rheumatic_disease" :in_remission(),
  severity   = "caution",
  because    = "A 2025 review supports temporary procedures in remission with a rheumatologist involved.",
  sources    = { "CI-097" },
}

contraindication "autoimmune-active-evidence-2025" {
  policy     = { autoimmune = "evidence-2025" },
  overrules  = { "collagen-vascular-disease" },
  treatments = { "microneedling" },
  when       = condition "autoimmune_rheumatic_disease" :active(),
  severity   = "defer",
  because    = "The same review restricts procedures to remission, so active disease waits.",
  sources    = { "CI-098" },
}

contraindication "chemotherapy" {
  treatments = { "microneedling" },
  when       = medication "chemotherapy" :taken(),
  severity   = "refuse",
  because    = "Chemotherapy impairs healing and immunity.",
  sources    = { "CI-159" },
}

contraindication "corticosteroids" {
  treatments = { "microneedling" },
  when       = medication "corticosteroid_systemic" :taken(),
  severity   = "review",
  because    = "High-dose systemic steroids impair healing and immunity.",
  sources    = { "CI-162" },
}

contraindication "immunosuppressants" {
  treatments = { "microneedling" },
  when       = medication "immunosuppressant" :taken(),
  severity   = "review",
  because    = "Patients on autoimmune therapy are told to ask the provider first.",
  sources    = { "CI-163" },
}
