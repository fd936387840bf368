-- Infections where the needles would go: they carry germs deeper, and across the field.

contraindication "bacterial-infection" {
  treatments = { "rf_microneedling" },
  when       = condition "skin_infection_bacterial" :active() :here(),
  severity   = "defer",
  because    = "Needling over a bacterial infection can carry it deeper and across the treated field.",
  sources    = { "CI-001", "SF-025" },
}

contraindication "fungal-infection" {
  treatments = { "rf_microneedling" },
  when       = condition "skin_infection_fungal" :active() :here(),
  severity   = "defer",
  because    = "Fungal infection can be inoculated into every puncture of the pass.",
  sources    = { "CI-002", "SF-025" },
}

contraindication "herpes-labialis" {
  treatments = { "rf_microneedling" },
  when       = condition "herpes_labialis" :active() :here(),
  severity   = "defer",
  because    = "An open cold sore in the field can seed herpes into the microchannels.",
  sources    = { "CI-003", "SF-025" },
}

contraindication "herpes-labialis-history" {
  treatments = { "rf_microneedling" },
  when       = condition "herpes_labialis" :ever() :here(),
  severity   = "caution",
  because    = "Trauma can reactivate latent herpes, so oral antiviral cover around the session is advised near the mouth.",
  sources    = { "CI-004" },
}

contraindication "warts" {
  treatments = { "rf_microneedling" },
  when       = condition "wart_viral" :active() :here(),
  severity   = "defer",
  because    = "Warts in the field can be spread by the needles.",
  sources    = { "CI-005", "SF-025" },
}
