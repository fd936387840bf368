-- Narrative reviews, textbooks and named experts: needling.

source {
  ids      = { "CI-004", "CI-006", "CI-013", "CI-089", "CT-071", "AS-025" },
  title    = "Microneedling for Treatment of Acne Scars: Considerations on the Successful Management (J Drugs Dermatol 2024)",
  address  = "https://jddonline.com/articles/microneedling-for-treatment-of-acne-scars-considerations-on-the-successful-management-of-this-aesthetic-procedure-S1545961624P0e79X",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-010" },
  title    = "Allure: dermatologist comments on at-home microneedling risks",
  address  = "https://www.allure.com/story/fda-at-home-microneedling/amp",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-027", "CI-204" },
  title    = "Update and Review of Bleeding Considerations in Dermatologic Surgery (Dermatol Surg 2019)",
  address  = "https://doi.org/10.1097/DSS.0000000000002266",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-047", "CI-052" },
  title    = "Microneedling while on isotretinoin: clinician answer quoting the package insert (Project LEAD)",
  address  = "https://projectlead.health/clinical-corner/what-do-you-tell-your-patients-about-microneedling-while-on-isotretinoin/",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-097", "CI-098" },
  title    = "Aesthetic procedures in patients with autoimmune rheumatic diseases: narrative review (2025)",
  address  = "https://www.beyond-rheumatology.org/2025/12/18/aesthetic-procedures-in-patients-with-autoimmune-rheumatic-diseases-a-narrative-review",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CI-144", "CI-145", "CI-147" },
  title    = "AAD meeting report: cosmetic procedures, what comes first (2024)",
  address  = "https://www.aadmeetingnews.org/aesthetics/press-release/22893899/cosmetic-procedures-what-comes-first",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-041" },
  title    = "Microneedling: A Review and Practical Guide (Alster and Graham, Dermatol Surg)",
  address  = "https://www.scribd.com/document/392855998/Alster-2017-Review-microneedling",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-051" },
  title    = "Microneedling in skin of color: A review of uses and efficacy (JAAD 2016)",
  address  = "https://doi.org/10.1016/j.jaad.2015.09.024",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "CT-077" },
  title    = "Book chapter: microneedling and PRP in skin of color",
  address  = "https://plasticsurgerykey.com/applications-and-safety-in-skin-of-color/?share=google-plus-1",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-009" },
  title    = "Aftercare following lasers and microneedling (dermatologist blog)",
  address  = "https://www.newportbeachdps.com/aftercare-following-lasers-and-microneedling-can-be-summarized-in-two-words-kind-gentle-larisa-lehmer-m-d/",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-030", "TT-037" },
  title    = "Is microneedling at home safe (Refinery29, practitioner quotes)",
  address  = "https://www.refinery29.com/en-gb/is-microneedling-at-home-safe",
  evidence = "expert-review", seen = "excerpt",
}

source {
  ids      = { "TT-045", "TT-046" },
  title    = "RealSelf guide: microneedling with RF (physician quotes)",
  address  = "https://www.realself.com/microneedling-rf",
  evidence = "expert-review", seen = "excerpt",
}
