-- Systematic reviews and meta-analyses: the strongest evidence for what works.

source {
  ids      = { "CI-014", "CT-034" },
  title    = "Needling techniques for non-atrophic scars: review (2019)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6880027",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-034", "CI-035", "CI-038" },
  title    = "A review of the safety of cosmetic procedures during pregnancy and lactation (2017)",
  address  = "https://medluna.com/article/28492048",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-049" },
  title    = "Practice note summarising the two 2017 isotretinoin consensus statements",
  address  = "https://somalaser.com/?p=1207",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-064" },
  title    = "Laser therapy and photosensitive medication: a review of the evidence (2014)",
  address  = "https://link.springer.com/article/10.1007/s10103-014-1553-0",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-084", "CI-113", "AS-027" },
  title    = "Safety Profile for Microneedling: A Systematic Review (Dermatol Surg 2021)",
  address  = "https://doi.org/10.1097/01.dss.0000790428.70373.f6",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-085", "CT-007", "CT-012", "CT-027", "CT-032", "CT-047", "CT-084", "AS-080" },
  title    = "Nonablative Fractional Laser Resurfacing in Skin of Color: Evidence-based Review (2017)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC5605208",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-109" },
  title    = "Sunscreen in melasma and PIH: evidence review (visible light worsens both)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6986132",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CI-192", "TT-013", "AS-026" },
  title    = "Granulomatous Reactions From Microneedling: A Systematic Review (Dermatol Surg 2024)",
  address  = "https://doi.org/10.1097/DSS.0000000000004450",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-024" },
  title    = "Microneedling for acne scarring: meta-analysis of RCTs (PMID 35426044)",
  address  = "https://pubmed.ncbi.nlm.nih.gov/35426044",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-026" },
  title    = "Ablative Fractional CO2 Laser for Facial Atrophic Acne Scars: systematic review (2018)",
  address  = "https://doi.org/10.1055/s-0037-1606096",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-036" },
  title    = "Microneedling Therapy for Striae Distensae: Systematic Review and Meta-Analysis (2024)",
  address  = "https://doi.org/10.1007/s00266-024-03954-x",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-037", "CT-039" },
  title    = "Fractional microneedle RF versus fractional CO2 laser for striae: meta-analysis",
  address  = "https://discovery.researcher.life/topic/micro-needle-radiofrequency/5699357?page=1&topic_name=Micro-needle+Radiofrequency",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-045" },
  title    = "Chemical Peels for Melasma: A Systematic Review (Dermatol Surg 2024)",
  address  = "http://dx.doi.org/10.1097/DSS.0000000000004167",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-046", "TT-024" },
  title    = "Microneedling with topical tranexamic acid for melasma: systematic review and meta-analysis (2024)",
  address  = "https://doi.org/10.1111/jocd.15965",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-055", "CT-056" },
  title    = "Treatment of Lentigines: A Systematic Review (Dermatol Surg 2023)",
  address  = "https://doi.org/10.1097/dss.0000000000003630",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-059" },
  title    = "Microneedling in vitiligo: A systematic review (2020)",
  address  = "https://pubmed.ncbi.nlm.nih.gov/32940387/",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-068" },
  title    = "At-home LED devices for acne: systematic review and meta-analysis (JAMA Dermatol), news summary",
  address  = "https://conexiant.com/pediatrics/ViewArticle?id=60405650-921c-42de-a8e5-0b47af1daf69",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "CT-069" },
  title    = "Chemical peels for acne vulgaris: systematic review of RCTs (BMJ Open 2018)",
  address  = "https://doi.org/10.1136/bmjopen-2017-019607",
  evidence = "systematic-review", seen = "excerpt",
}

source {
  ids      = { "TT-007" },
  title    = "Microneedling and Platelet-Rich Plasma for Acne Scars: Meta-Analysis (2021)",
  address  = "https://frontiersin.org/articles/10.3389/fmed.2021.788754/full",
  evidence = "systematic-review", seen = "excerpt",
}
