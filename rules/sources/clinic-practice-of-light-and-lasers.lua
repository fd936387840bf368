-- A clinic's own instruction sheets, forms and pages: light and lasers.

source {
  ids      = { "CI-057", "CI-063", "CI-146", "TT-103", "AS-091", "AS-092", "AS-093", "AS-094" },
  title    = "IPL photofacial care guide (Renew Laser Med)",
  address  = "https://www.renewlasermed.com/treatment-guidelines/ipl-photofacial",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-058", "CI-071", "CI-072" },
  title    = "Pre-IPL instructions (Krauss Dermatology)",
  address  = "https://www.kraussdermatology.com/treatments/intense-pulse-light-photorejuvenation/pre-ipl-instructions/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-076", "TT-093" },
  title    = "Laser skin resurfacing care guide (Renew Laser Med)",
  address  = "https://www.renewlasermed.com/treatment-guidelines/laser-skin-resurfacing",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-100" },
  title    = "IPL: who should not get treatment (Tucson laser training)",
  address  = "https://tucsonlasertraining.com/ipl-laser-who-should-not-get-treatment",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = {
    "TT-075", "TT-079", "TT-081", "TT-082", "TT-086", "AS-072", "AS-075", "AS-076",
    "AS-077", "AS-079",
  },
  title    = "Fraxel post-care (Healthy Image)",
  address  = "https://healthyimage.ca/fraxel-post-care/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-077", "TT-084", "AS-071", "AS-073", "AS-078" },
  title    = "Post ResurFX non-ablative fractional care (SkinSpirit)",
  address  = "https://www.skinspirit.com/pre-post-treatment-instructions/post-resurfx",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-078", "TT-080" },
  title    = "Fraxel aftercare (Skin Cancer Specialists)",
  address  = "https://skincancerspecialists.com/aesthetic/fraxel",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-085" },
  title    = "Fraxel additional procedure information (Los Feliz MedSpa)",
  address  = "https://losfelizmedspa.com/faq-items/fraxel-additional-procedure-information/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-102", "TT-104", "TT-106", "TT-109", "AS-095" },
  title    = "Post-IPL instructions (Krauss Dermatology)",
  address  = "https://www.kraussdermatology.com/treatments/intense-pulse-light-photorejuvenation/post-ipl-instructions/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-105", "TT-107", "TT-108", "AS-096", "AS-098" },
  title    = "Post treatment instructions for IPL (Allure Medspa)",
  address  = "https://alluremedspas.us/post-treatment-instructions-for-ipl-photo-facial/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "AS-069", "AS-070" },
  title    = "Laser Fraxel aftercare instructions (Bellacara Dermatology)",
  address  = "http://www.bellacaradermatology.com/aftercare-instructions-laser-fraxel",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "AS-097" },
  title    = "IPL pre and post care (Secret Med Spa)",
  address  = "https://secretmedspa.com/lasers/bbl-photofacial/ipl-photofacial-pre-and-post-care-instructions/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "AS-099" },
  title    = "IPL additional procedure information (Los Feliz MedSpa)",
  address  = "https://losfelizmedspa.com/faq-items/ipl-additional-procedure-information/",
  evidence = "clinic practice", seen = "excerpt",
}
