-- Allergies to the needles, and to what numbs.

contraindication "stainless-steel-allergy" {
  treatments = { "microneedling" },
  when       = allergy "stainless_steel",
  severity   = "refuse",
  because    = "The needles are stainless steel.",
  sources    = { "CI-112" },
}

contraindication "nickel-allergy" {
  treatments = { "microneedling" },
  when       = allergy "nickel",
  severity   = "review",
  because    = "Metal allergy raised the risk of adverse events after needling.",
  sources    = { "CI-113" },
}

contraindication "anaesthetic-allergy" {
  treatments = { "microneedling" },
  when       = allergy "local_anesthetic",
  severity   = "review",
  because    = "Anaesthetic allergy is a device contraindication, so treatment needs a plan without it.",
  sources    = { "CI-120" },
}
