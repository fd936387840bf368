-- Allergies to what is injected. Some matter for one product only: `details` names it.

contraindication "toxin-allergy" {
  treatments = { "botulinum_toxin" },
  when       = allergy "botulinum_toxin_product",
  severity   = "refuse",
  because    = "Hypersensitivity to any toxin product is a label contraindication.",
  sources    = { "CI-125" },
}

contraindication "milk-protein-allergy" {
  treatments = { "botulinum_toxin" },
  details    = { toxin = "abobotulinumtoxin_a" },
  when       = allergy "cow_milk_protein",
  severity   = "refuse",
  because    = "Abobotulinumtoxin A is contraindicated in milk protein allergy.",
  sources    = { "CI-126" },
}

contraindication "filler-allergy" {
  treatments = { "dermal_filler" },
  when       = allergy "hyaluronic_acid_filler",
  severity   = "refuse",
  because    = "A prior filler allergy must be declared and rules out the product.",
  sources    = { "CI-124" },
}

contraindication "lidocaine-allergy" {
  treatments = { "dermal_filler" },
  details    = { filler = "with_lidocaine" },
  when       = allergy "lidocaine",
  severity   = "refuse",
  because    = "Many fillers contain lidocaine.",
  sources    = { "CI-121" },
}

contraindication "bacterial-protein-allergy" {
  treatments = { "dermal_filler" },
  when       = allergy "gram_positive_bacterial_protein",
  severity   = "refuse",
  because    = "Hyaluronic acid made by fermentation may carry bacterial protein traces.",
  sources    = { "CI-122" },
}

contraindication "severe-allergies" {
  treatments = { "dermal_filler" },
  when       = allergy "severe_allergy_anaphylaxis",
  severity   = "refuse",
  because    = "Labels exclude a history of anaphylaxis or multiple severe allergies.",
  sources    = { "CI-123" },
}
