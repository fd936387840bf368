-- Narrative reviews, textbooks and named experts: lasers, fillers and toxins.

source {
  ids      = { "CI-132" },
  title    = "Botulinum Toxin Injection for Facial Wrinkles (Am Fam Physician 2014)",
  address  = "https://dokumen.site/download/botulinum-toxin-injection-for-facial-wrinkles-a5b39ef9fb336c",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-205" },
  title    = "Textbook excerpt: laser contraindications",
  address  = "https://www.78stepshealth.us/laser-treatment/contraindications.html",
  evidence = "expert-review", seen = "excerpt",
}
