-- Diseases that light provokes.

contraindication "lupus" {
  treatments = { "ipl" },
  when       = condition "lupus_erythematosus" :ever(),
  severity   = "refuse",
  because    = "Lupus can be provoked by light of 560 to 1200 nm.",
  sources    = { "CI-100" },
}

contraindication "lupus-led" {
  treatments = { "led_light" },
  when       = condition "lupus_erythematosus" :ever(),
  severity   = "review",
  because    = "Photosensitive disease needs a clinician's decision before light treatment.",
  sources    = { "CI-106" },
}

contraindication "porphyria" {
  treatments = { "ipl", "led_light" },
  when       = condition "porphyria" :ever(),
  severity   = "refuse",
  because    = "Patients with porphyria should avoid most light treatment.",
  sources    = { "CI-101" },
}

contraindication "photosensitivity-disorder" {
  treatments = { "ipl" },
  when       = condition "photosensitivity_disorder" :ever(),
  severity   = "refuse",
  because    = "Polymorphic light eruption and solar urticaria are excluded by manuals.",
  sources    = { "CI-105" },
}

contraindication "photosensitive-epilepsy" {
  treatments = { "ipl" },
  when       = condition "epilepsy_photosensitive" :ever(),
  severity   = "refuse",
  because    = "Manuals exclude epilepsy triggered by flashing light.",
  sources    = { "CI-102" },
}

contraindication "photosensitive-epilepsy-led" {
  treatments = { "led_light" },
  when       = condition "epilepsy_photosensitive" :ever(),
  severity   = "review",
  because    = "Pulsed LED modes may trigger light-sensitive epilepsy.",
  sources    = { "CI-103" },
}

contraindication "retinal-disease-led" {
  treatments = { "led_light" },
  when       = condition "retinal_disease" :ever(),
  severity   = "review",
  because    = "Blue light near the eye is a hazard in retinal disease, so shields and a clinician's decision are needed.",
  sources    = { "CI-104" },
}
