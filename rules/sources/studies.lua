-- Single studies, from strong to weak: randomised trials, series of patients, one case.

source {
  ids      = { "CI-195" },
  title    = "Efficacy of a Needling Device for the Treatment of Acne Scars: Randomized Trial (JAMA Dermatol 2014)",
  address  = "https://ar.scribd.com/document/298139244/Efficacy-of-a-Needling-Device-for-the-Treatment-of-Acne-Scars-a-Randomized-Clinical-Trial",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-016", "TT-006" },
  title    = "Microneedling with Topical Growth Factors: Randomized Controlled Trial (JCAD 2020)",
  address  = "https://jcadonline.com/microneedling-topical-growth-factors-rejuvenation/",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-032" },
  title    = "A comparison of postprocedural wound care treatments: do antibiotic-based ointments improve outcomes? (JAAD 2011)",
  address  = "https://pubmed.ncbi.nlm.nih.gov/21247662/",
  evidence = "rct", seen = "excerpt",
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
  ids      = { "CT-031", "CT-033" },
  title    = "Microneedling of Scars: A Large Prospective Study with Long-Term Follow-Up (PRS 2020)",
  address  = "https://journals.lww.com/plasreconsurg/Fulltext/2020/02000/Microneedling_of_Scars__A_Large_Prospective_Study.17.aspx",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-058" },
  title    = "Microneedling with or without topical 5-FU in stable vitiligo (within-patient study)",
  address  = "https://staging.scite.ai/authors/naziha-khafagy-AjWxwL",
  evidence = "cohort", seen = "excerpt",
}

source {
  ids      = { "CT-078", "AS-029" },
  title    = "Efficacy and Tolerability of a Microneedling Device for Treating Wrinkles on the Neck (ASJ 2022)",
  address  = "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9472661/",
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
