-- Narrative reviews, textbooks and named experts: peels and light.

source {
  ids      = { "CI-033", "CI-036" },
  title    = "Safety of cosmetic dermatologic procedures during pregnancy (Dermatol Surg 2013)",
  address  = "https://doi.org/10.1111/dsu.12322",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-060", "CI-168" },
  title    = "Mayo Clinic: chemical peel, how you prepare",
  address  = "https://www.mayoclinic.org/tests-procedures/chemical-peel/basics/how-you-prepare/prc-20023436",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-078", "CI-107" },
  title    = "Pigmentary disorder tips in East Asian skin (Negishi, MDedge)",
  address  = "https://www.mdedge9-ma1.mdedge.com/dermatology/article/9573/aesthetic-dermatology/pigmentary-disorder-tx-tips-east-asian-skin/page/0/1",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-081", "CI-082" },
  title    = "Chemical peels in the treatment of acne: patient selection and perspectives (2018)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6053170",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-101", "CI-106" },
  title    = "Light therapy: risks and complications (encyclopaedic summary)",
  address  = "https://liquisearch.com/light_therapy/risks_and_complications",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = {
    "CI-201", "TT-069", "TT-070", "TT-071", "TT-074", "AS-063", "AS-064", "AS-065",
    "AS-066",
  },
  title    = "Textbook excerpt: post-peel management (medium depth)",
  address  = "http://www.skin-disease-care.com/1557postpeel_management.php",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-008", "CT-015", "CT-042", "CT-083" },
  title    = "Evidence and Considerations in the Application of Chemical Peels (2010)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC2921757",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-009", "CT-067" },
  title    = "Light-emitting Diodes: A Brief Review and Clinical Experience (JCAD)",
  address  = "https://jcadonline.com/light-emitting-diodes-a-brief-review-and-clinical-experience/",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-011", "CT-088" },
  title    = "Chemical Peels, textbook chapter (Clinical Gate)",
  address  = "https://clinicalgate.com/chemical-peels",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-050" },
  title    = "Role of chemical peels in postinflammatory hyperpigmentation: review (2019)",
  address  = "http://www.pigmentinternational.com/article.asp?issn=2349-5847;year=2019;volume=6;issue=2;spage=59;epage=66;aulast=Dayal;type=3",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-068", "TT-073", "AS-059", "AS-060", "AS-061", "AS-062", "AS-067", "AS-068" },
  title    = "Textbook excerpt: post-peeling care",
  address  = "https://www.mussenhealth.us/chemical-peels/postpeeling-care.html",
  evidence = "expert-review", seen = "excerpt",
}
