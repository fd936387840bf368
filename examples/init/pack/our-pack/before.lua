-- Who may have it, and from when. This rule is an example: put yours in its place.

contraindication "vaccinated-lately" {
  treatments = { "microneedling" },
  when       = procedure "vaccination" :within "P1W",
  severity   = "defer",
  because    = "A reaction to the vaccine could not be told from one to the treatment.",
  sources    = { "OUR-PACK-001" },
}
