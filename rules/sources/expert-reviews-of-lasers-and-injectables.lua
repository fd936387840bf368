-- Narrative reviews, textbooks and named experts: lasers, fillers and toxins.

source {
  ids      = { "CI-132" },
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
  ids      = { "CT-029" },
  title    = "Acne Scarring: Pathogenesis, Evaluation, and Treatment Options (2017)",
  address  = "https://pmc.ncbi.nlm.nih.gov/articles/PMC5749614",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-075" },
  title    = "Treatments of Infra-Orbital Dark Circles by Various Etiologies (Ann Dermatol 2018)",
  address  = "https://dx.doi.org/10.5021/ad.2018.30.5.522",
  evidence = "expert-review", seen = "excerpt",
}
