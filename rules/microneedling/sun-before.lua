-- Sun before a session.

contraindication "sunburn" {
  treatments = { "microneedling" },
  when       = condition "sunburn" :active() :here(),
  severity   = "defer",
  because    = "Sunburnt skin is injured skin and must recover first.",
  sources    = { "CI-074" },
}

contraindication "unprotected-sun" {
  treatments = { "microneedling" },
  when       = exposure "sun_unprotected" :within "P1D" :here(),
  severity   = "defer",
  because    = "Care sheets ask for 24 hours without sun before needling.",
  sources    = { "CI-075" },
}
