-- Narrative reviews, textbooks and named experts: lasers, fillers and toxins.

source {
  ids      = { "CI-056", "CI-079", "CI-165" },
  title    = "Book chapter abstract: fractional ablative laser resurfacing, patient selection and care",
  address  = "https://www.taylorfrancis.com/books/9780429110368/chapters/10.3109/9781841847542-31",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-127", "CI-131", "CI-132", "CI-133", "CT-003", "AS-105" },
  title    = "Botulinum Toxin Injection for Facial Wrinkles (Am Fam Physician 2014)",
  address  = "https://dokumen.site/download/botulinum-toxin-injection-for-facial-wrinkles-a5b39ef9fb336c",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-187", "CI-188", "CI-205" },
  title    = "Textbook excerpt: laser contraindications",
  address  = "https://www.78stepshealth.us/laser-treatment/contraindications.html",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-005", "CT-006", "CT-085" },
  title    = "StatPearls: Ablative Laser Resurfacing",
  address  = "https://statpearls.com/articlelibrary/viewarticle/32713",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-022" },
  title    = "Treating the neck with hybrid energy technology (PRIME, citing a fractional CO2 neck study)",
  address  = "https://www.prime-journal.com/treating-the-neck-with-hybrid-energy-technology/",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-023", "AS-109" },
  title    = "Consensus Recommendations for Combined Aesthetic Interventions in the Face (Dermatol Surg 2016)",
  address  = "https://doi.org/10.1097/DSS.0000000000000754",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-028", "CT-029" },
  title    = "Acne Scarring: Pathogenesis, Evaluation, and Treatment Options (2017)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC5749614",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-074", "CT-075", "CT-076" },
  title    = "Treatments of Infra-Orbital Dark Circles by Various Etiologies (Ann Dermatol 2018)",
  address  = "https://dx.doi.org/10.5021/ad.2018.30.5.522",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-080", "CT-081" },
  title    = "Consensus Recommendations for Combined Aesthetic Interventions in the Neck, Decolletage, Hands (Dermatol Surg 2016)",
  address  = "https://bvbvf1.bib-bvb.de/vufind/PrimoRecord/cdi_proquest_miscellaneous_1859734568/Description",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-076", "TT-097", "AS-074", "AS-089" },
  title    = "Textbook excerpt: posttreatment considerations after fractional resurfacing",
  address  = "http://uqu-sa.net/cosmetic-applications-of-laser-and-light-based-systems/posttreatment-considerations",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = {
    "TT-088", "TT-089", "TT-094", "TT-095", "TT-096", "TT-100", "AS-081", "AS-082",
    "AS-083", "AS-084", "AS-086", "AS-087", "AS-088",
  },
  title    = "Post-treatment protocol after ablative resurfacing (Project LEAD clinician answer)",
  address  = "https://projectlead.dermsquared.com/clinical-corner/what-is-your-post-treatment-protocol-after-an-ablative-resurfacing-laser/",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-098" },
  title    = "Postoperative Wound Care After Dermatologic Procedures (J Drugs Dermatol 2013)",
  address  = "https://jddonline.com/articles/dermatology/S1545961613P0163X/2",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-099", "AS-090" },
  title    = "Textbook excerpt: postoperative care after ablative resurfacing",
  address  = "https://www.78stepshealth.us/laser-treatment/postoperative-care-and-complications.html",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "AS-102" },
  title    = "The Aesthetic Society: botulinum toxin aftercare",
  address  = "https://theaestheticsociety.org/procedures/skin-hair/botox/aftercare-recovery",
  evidence = "expert-review", seen = "excerpt",
}
