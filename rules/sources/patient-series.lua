-- Series of patients, from strong to weak, down to one case.

source {
  ids      = { "CI-008" },
  title    = "Fractionated microneedle RF for inflammatory acne vulgaris in 18 patients (2012)",
  address  = "http://www.pubmed.gov/22211476/",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CI-051" },
  title    = "Fractional microneedling RF with systemic isotretinoin in rosacea (2024)",
  address  = "https://doi.org/10.5114/ada.2024.142597",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CI-080" },
  title    = "Ablative fractional CO2 laser for acne scars: evidence summary (2026)",
  address  = "https://dermatologynews.net/articles/ablative-fractional-co2-laser-acne-scars-2026/",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CI-156" },
  title    = "Microneedling improves appearance of surgical scars (ASPS news on a 2022 study)",
  address  = "https://allaboutimplants.com/breast-augmentation-news/2022/0830-microneedling-improves-appearance-of-surgical-scars.html",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-001", "CT-010", "CT-021", "CT-086", "CT-087" },
  title    = "Automated microneedling device for facial rejuvenation (JCAD 2018)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6122507",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-002" },
  title    = "Microneedle fractional RF on facial fine lines and laxity in Koreans (2023)",
  address  = "https://cuk.elsevierpure.com/en/publications/clinical-and-histological-evaluation-of-microneedle-fractional-ra",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-019", "CT-082" },
  title    = "Retrospective Analysis of Outcomes with a Unique IPL System (2021)",
  address  = "https://docslib.org/doc/11197822/retrospective-analysis-of-outcomes-with-a-unique-ipl-system",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-025" },
  title    = "Evaluation of microneedling fractional RF for acne scars (2014)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC4134659",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-031", "CT-033" },
  title    = "Microneedling of Scars: A Large Prospective Study with Long-Term Follow-Up (PRS 2020)",
  address  = "https://journals.lww.com/plasreconsurg/Fulltext/2020/02000/Microneedling_of_Scars__A_Large_Prospective_Study.17.aspx",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-040" },
  title    = "Fractional RF microneedle treatment in acne scars and large facial pores (2012)",
  address  = "https://abcdocz.com/doc/142931/evaluation-of-the-clinical-efficacy-of-fractional",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-043", "TT-083" },
  title    = "CE Ferulic after non-ablative fractional laser (multicentre case series abstract)",
  address  = "https://www.ablesci.com/scholar/paper?id=E4VqVRXjr",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-048" },
  title    = "Treatment of Melasma and the Use of Intense Pulsed Light: A Review (J Drugs Dermatol 2012)",
  address  = "https://vdocuments.us/treatment-of-melasma-and-the-use-of-intense-pulsed-light-melasma-is-an-acquired.html",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-053" },
  title    = "Targeted IPL 500-635 nm for solar lentigines (2016)",
  address  = "https://pubmed.ncbi.nlm.nih.gov/26462982/",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-058" },
  title    = "Microneedling with or without topical 5-FU in stable vitiligo (within-patient study)",
  address  = "https://staging.scite.ai/authors/naziha-khafagy-AjWxwL",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-061" },
  title    = "Fractional CO2 laser for idiopathic guttate hypomelanosis (JEADV 2013)",
  address  = "https://doi.org/10.1111/j.1468-3083.2012.04597.x",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-072" },
  title    = "Fractional microneedling RF for acne-related post-inflammatory erythema (2015)",
  address  = "http://www.medicaljournals.se/acta/content/html/10.2340/00015555-2164",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-078", "AS-029" },
  title    = "Efficacy and Tolerability of a Microneedling Device for Treating Wrinkles on the Neck (ASJ 2022)",
  address  = "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9472661/",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-079" },
  title    = "Dual-length microneedle RF for horizontal neck wrinkles (pilot, news)",
  address  = "https://pub.dt.dermavidya.com/view/novel-microneedle-radiofrequency-device-is-safe-for-horizontal-neck-wrinkles",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "TT-113" },
  title    = "Recovery of Skin Barrier After Stratum Corneum Removal by Microdermabrasion (animal study 2011)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC3225536",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-063" },
  title    = "Treatment of idiopathic guttate hypomelanosis with 5-fluorouracil tattooing (JAAD Int 2020)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC8361927",
  evidence = "case-report", seen = "excerpt",
}

source {
  ids      = { "TT-005" },
  title    = "Granulomatous reaction to microneedling with a hyaluronic acid, zinc and copper serum (case report)",
  address  = "https://discovery.researcher.life/article/16622-granulomatous-reaction-to-microneedling/2c09c7d22e60319b9b432ef33c483bc2",
  evidence = "case-report", seen = "excerpt",
}
