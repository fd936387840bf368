-- Device and drug labels and regulators: what the makers and the authorities say. Several
-- labels were read through pages that reproduce them.

source {
  ids      = { "CI-001", "CI-002", "CI-003", "CI-005", "CI-095", "CI-096", "CI-099" },
  title    = "Clinic page reproducing the SkinPen contraindication list",
  address  = "https://42westllc.com/service/personalized-aesthetic-injectables",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = {
    "CI-016", "CI-017", "CI-022", "CI-025", "CI-030", "CI-031", "CI-112", "CI-120",
    "CI-175",
  },
  title    = "SkinPen consent form reproducing the device contraindications",
  address  = "https://www.theeliteclinic.com/copy-of-alumier-peel",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = {
    "CI-019", "CI-020", "CI-073", "CI-083", "CI-090", "CI-093", "CI-117", "CI-149",
    "CI-150", "CI-151", "CI-152", "CI-176", "CI-178", "CI-208",
  },
  title    = "InMode Optimas operator manual, contraindications page",
  address  = "https://www.easymanua.ls/inmode/optimas/manual?p=58",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-023", "CI-026" },
  title    = "SkinPen Precision patient labeling (glossary of excluded conditions)",
  address  = "https://docslib.org/download/3587676/patient-labeling",
  evidence = "label", seen = "glossary only",
}

source {
  ids      = { "CI-042", "CI-062", "CI-077", "CI-115" },
  title    = "Philips Lumea IPL user manual, contraindications",
  address  = "https://manualslib.es/manual/79322/Philips-Lumea-Bg9041.html?page=7",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-044" },
  title    = "Microneedling while on isotretinoin: clinician answer quoting the package insert (Project LEAD)",
  address  = "https://projectlead.health/clinical-corner/what-do-you-tell-your-patients-about-microneedling-while-on-isotretinoin/",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-045", "CI-186", "CI-189" },
  title    = "Lumenis safety information (CO2 laser, M22 IPL)",
  address  = "https://lumenis.com/zh-hant/safety-information",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-069", "CI-104" },
  title    = "Neutrogena light mask recall notice, as reported",
  address  = "https://dailyhornet.com/2019/neutrogena-light-mask-recalled-for-risk-of-vision-loss/amp",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-086" },
  title    = "FDA: Microneedling Devices",
  address  = "https://www.fda.gov/medical-devices/aesthetic-cosmetic-devices/microneedling-devices",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-102", "CI-105" },
  title    = "Cecotec IPL manual, contraindications",
  address  = "https://manualshive.com/en/manual/cecotec/04245/2578088?page=21",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "CI-119", "CI-177", "CI-190", "CI-191" },
  title    = "Philips Lumea IPL user manual, areas and skin conditions",
  address  = "http://88.208.23.73:8080/en/manual/philips/lumea-bri955/299227?page=8",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "TT-004" },
  title    = "FDA De Novo DEN160029 SkinPen Precision System summary",
  address  = "https://510k.innolitics.com/search/DEN160029",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "TT-008" },
  title    = "FDA public safety notification on exosome products (2019), as indexed",
  address  = "https://openminds.com/market-intelligence/resources/120619fdaexosomenotice",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "TT-035" },
  title    = "FDA: Topical Anesthetic Drugs for Cosmetic Procedures",
  address  = "http://www.fda.gov/Safety/MedWatch/SafetyInformation/SafetyAlertsforHumanMedicalProducts/ucm170312.htm",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "AS-043", "AS-044" },
  title    = "FDA safety communication of 15 Oct 2025 on RF microneedling, as reported by PRIME Journal",
  address  = "https://www.prime-journal.com/rf-microneedling-safety-comes-into-question",
  evidence = "label", seen = "excerpt",
}
