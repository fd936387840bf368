-- Randomised trials.

source {
  ids      = { "CI-011", "CI-012", "CT-065" },
  title    = "Rosacea improved with fractional microneedling RF: split-face randomized study (2016), news",
  address  = "https://www.mdedge.com/dermatology/article/119691/rosacea/rosacea-improved-fractional-microneedling-radiofrequency-therapy",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CI-164", "AS-085" },
  title    = "Valacyclovir for HSV-1 prophylaxis after facial resurfacing: randomized trial (Dermatol Surg 2000)",
  address  = "https://www.ncbi.nlm.nih.gov/pubmed/10632686",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CI-195" },
  title    = "Efficacy of a Needling Device for the Treatment of Acne Scars: Randomized Trial (JAMA Dermatol 2014)",
  address  = "https://ar.scribd.com/document/298139244/Efficacy-of-a-Needling-Device-for-the-Treatment-of-Acne-Scars-a-Randomized-Clinical-Trial",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CI-198" },
  title    = "25% TCA versus 30% salicylic acid peel in mild-to-moderate acne, two-week intervals (2021)",
  address  = "https://doi.org/10.5826/dpc.1103a63",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CI-199", "CT-064" },
  title    = "540 nm IPL for telangiectasia in late-stage rosacea: randomized study",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7185073",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-016", "TT-006" },
  title    = "Microneedling with Topical Growth Factors: Randomized Controlled Trial (JCAD 2020)",
  address  = "https://jcadonline.com/microneedling-topical-growth-factors-rejuvenation/",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-020" },
  title    = "RF microneedling for lower face, jawline and neck: randomized intra-subject study (2022), summary",
  address  = "https://www.physiciansweekly.com/lower-face-jawline-and-neck-radiofrequency-microneedling/",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-038" },
  title    = "1340 nm non-ablative fractional laser versus microneedling for striae alba (2019)",
  address  = "https://link.springer.com/article/10.1007/s40257-018-0415-0",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-054" },
  title    = "Focal medium-depth peel versus cryosurgery for solar lentigo (2007)",
  address  = "https://avesis.acibadem.edu.tr/yayin/55578f31-70d3-492b-9074-a157810d93b2/a-comparative-study-of-focal-medium-depth-chemical-peel-versus-cryosurgery-for-the-treatment-of-solar-lentigo",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-062" },
  title    = "Non-ablative fractional photothermolysis in idiopathic guttate hypomelanosis",
  address  = "https://www.lazerna.com/non-ablative-fractional-photothermolysis-in-treatment-of-idiopathic-guttate-hypomelanosis/",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "CT-070" },
  title    = "Pulsed wave fractional RF microneedling in inflammatory acne: placebo-controlled trial (2024)",
  address  = "https://doi.org/10.3390/cosmetics11050179",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-032" },
  title    = "A comparison of postprocedural wound care treatments: do antibiotic-based ointments improve outcomes? (JAAD 2011)",
  address  = "https://pubmed.ncbi.nlm.nih.gov/21247662/",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-087", "TT-090" },
  title    = "The use of sunscreen starting on the first day after ablative fractional skin resurfacing (JEADV 2013)",
  address  = "http://aunilo.uum.edu.my/Find/Record/th-mahidol.34169/Description",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-091" },
  title    = "Topical Corticosteroids Minimise the Risk of PIH After Ablative Fractional CO2 Laser (Acta Derm Venereol 2015)",
  address  = "https://doi.org/10.2340/00015555-1899",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-092" },
  title    = "Laser-assisted delivery of vitamin C, vitamin E and ferulic acid after fractional laser (randomized split-face)",
  address  = "https://scholars.duke.edu/display/pub1167107",
  evidence = "rct", seen = "excerpt",
}

source {
  ids      = { "TT-101" },
  title    = "Fractional CO2 laser with or without topical PRP in acne scars: split-face trial (2017)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC5782437",
  evidence = "rct", seen = "excerpt",
}
