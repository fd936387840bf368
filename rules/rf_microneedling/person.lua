-- Pregnancy, skin type, and the places where the needles do not go.

contraindication "pregnancy" {
  treatments = { "rf_microneedling" },
  when       = pregnant :yes(),
  severity   = "refuse",
  because    = "RF needling clinics exclude pregnancy and no safety data exist.",
  sources    = { "CI-032" },
}

contraindication "darkest-skin" {
  treatments = { "rf_microneedling" },
  when       = fitzpatrick :is(6),
  severity   = "caution",
  because    = "The manual asks for caution in skin type VI.",
  sources    = { "CI-083" },
}

contraindication "lips" {
  treatments = { "rf_microneedling" },
  when       = area "lips",
  severity   = "review",
  because    = "The manual warns against treating over the lips.",
  sources    = { "CI-176" },
}

contraindication "hair-bearing-area" {
  treatments = { "rf_microneedling" },
  when       = area "hair_bearing_area",
  severity   = "review",
  because    = "The manual warns against eyebrows and other hair-bearing surfaces.",
  sources    = { "CI-178" },
}
