-- What a laser does to colour: tan, skin type, melasma.

contraindication "tan" {
  treatments = { "laser_fractional_nonablative", "laser_ablative_fractional", "laser_ablative_full" },
  when       = exposure "sun_tan" :within "P2W" :here(),
  severity   = "defer",
  because    = "Clinics ask for two weeks without sun or tanning before laser resurfacing.",
  sources    = { "CI-076" },
}

contraindication "darkest-skin-nonablative" {
  treatments = { "laser_fractional_nonablative" },
  when       = fitzpatrick :between(5, 6),
  severity   = "caution",
  because    = "Fractional non-ablative laser suits darker skin but studies in types V and VI are scarce.",
  sources    = { "CI-085" },
}

contraindication "darker-skin-ablative-fractional" {
  treatments = { "laser_ablative_fractional" },
  when       = fitzpatrick :between(4, 6),
  severity   = "review",
  because    = "Post-inflammatory hyperpigmentation reached about three in four in one Asian series.",
  sources    = { "CI-080" },
}

contraindication "darker-skin-ablative-full" {
  treatments = { "laser_ablative_full" },
  when       = fitzpatrick :between(4, 6),
  severity   = "review",
  because    = "Fully ablative resurfacing in darker skin risks lasting colour change and some authors limit it to types I to III.",
  sources    = { "CI-079" },
}

contraindication "melasma-active" {
  treatments = { "laser_ablative_fractional", "laser_ablative_full" },
  when       = condition "melasma" :active() :here(),
  severity   = "review",
  because    = "Ablative injury commonly darkens melasma.",
  sources    = { "CI-108" },
}
