-- The names of two yes-or-no facts, for `unanswered` and for questions. ICD-10-CM codes were
-- checked against the official order file of 2021.

term "pregnancy" {
  category = "pregnancy",
  label    = { en = "Pregnancy", es = "Embarazo" },
  synonyms = { "pregnant", "gravid", "expecting" },
  codes    = { icd10cm = "Z33.1" },
}

term "lactation" {
  category = "lactation",
  label    = { en = "Breastfeeding", es = "Lactancia materna" },
  synonyms = { "nursing", "lactating", "breast-feeding" },
  codes    = { icd10cm = "Z39.1" },
}
