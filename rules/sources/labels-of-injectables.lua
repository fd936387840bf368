-- Labels of fillers and toxins, and the law about them. Most were read through pages that
-- reproduce them.

source {
  ids      = { "CI-037", "CI-041" },
  title    = "Botox important safety information (reproduced)",
  address  = "https://viewer.joomag.com/headwise-headwise-volume-6-issue-2/0742562001506540052/p13",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-039", "CI-040", "CI-088", "CI-124", "CI-135" },
  title    = "Juvederm Canada: safety and side effects",
  address  = "https://www.juvederm.ca/safety-and-side-effects",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-087" },
  title    = "GOV.UK guidance: Botulinum Toxin and Cosmetic Fillers (Children) Act 2021",
  address  = "https://www.gov.uk/government/publications/botulinum-toxin-and-cosmetic-fillers-for-under-18s-guidance-for-enforcement-officers",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-091" },
  title    = "Juvederm candidates (reproduced label text)",
  address  = "http://www.theplasticsurgeryclinic.com/procedures/face/injectables/juvederm_candidates.html",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-121", "CI-122", "CI-123", "AS-106" },
  title    = "Juvederm safety information (reproduced label text)",
  address  = "https://www.mirzaaesthetics.com/cosmetic-products/juvederm/juvederm-safety-information-side-effects/",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-125", "CI-128", "CI-130", "AS-103" },
  title    = "Botox prescribing information highlights (reproduced)",
  address  = "http://botoxfillers.blogspot.com/p/contraindiacations-for-botox.html",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-126" },
  title    = "Dysport wrinkle treatment, milk protein allergy (clinic page)",
  address  = "https://pristinewellnesscenter.com/dysport-wrinkle-treatment/",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-139", "CI-141" },
  title    = "Restylane Skinboosters special precautions (MIMS)",
  address  = "https://sit.mimsdev.com/hongkong/drug/info/restylane-skinboosters-vital/special-precautions",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-140" },
  title    = "Restylane special precautions (MIMS)",
  address  = "https://sit.mimsdev.com/hongkong/drug/info/restylane/special-precautions",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CT-004", "CT-089" },
  title    = "Dermal filler treatment information (clinic leaflet)",
  address  = "http://hisandherclinicalbeauty.com/dermalFillerInstructions.html",
  evidence = "label", seen = "excerpt",
}
