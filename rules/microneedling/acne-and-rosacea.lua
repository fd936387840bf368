-- Inflamed skin that needles make worse. What a lay article says of both (SF-085, SF-100) is
-- kept as a match with a low score, and never lifts these.

contraindication "active-acne" {
  treatments = { "microneedling" },
  when       = condition "acne_inflammatory" :active() :here(),
  severity   = "defer",
  because    = "Needling pustules and cysts spreads bacteria and inflammation, so active acne is treated first, although a lay article has creams against acne soak in through the punctures.",
  sources    = { "CI-006", "SF-027", "SF-100" },
}

contraindication "rosacea-papulopustular" {
  treatments = { "microneedling" },
  when       = condition "rosacea_papulopustular" :active() :here(),
  severity   = "defer",
  because    = "Clinics list papulopustular or nodular rosacea as unsuitable because needling inflamed skin provokes flares; a lay article says that needling calms rosacea.",
  sources    = { "CI-009", "SF-085", "SF-088", "SF-094" },
}

contraindication "rosacea-erythematotelangiectatic" {
  treatments = { "microneedling" },
  when       = condition "rosacea_erythematotelangiectatic" :active() :here(),
  severity   = "review",
  because    = "A rosacea flare is named by a dermatologist as a reason not to needle and no controlled trial supports plain needling of rosacea; a lay article says that it reduces it.",
  sources    = { "CI-010", "SF-085", "SF-087", "SF-094" },
}

contraindication "rosacea-history" {
  treatments = { "microneedling" },
  when       = condition "rosacea" :ever() :here(),
  severity   = "caution",
  because    = "Quiescent rosacea can flare after needling, so settings and topicals stay gentle; a lay article says that needled skin resists what reddens it.",
  sources    = { "CI-202", "SF-085", "SF-087", "SF-094" },
}
