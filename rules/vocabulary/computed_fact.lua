-- Names for what follows from the birth date and the Fitzpatrick type, for pages and for
-- other programs. Rules read the facts themselves: `age :under "P22Y"`.

term "fitzpatrick_4_6" {
  category = "computed_fact",
  label    = { en = "Fitzpatrick type IV to VI", es = "Fototipo de Fitzpatrick IV a VI" },
  synonyms = { "skin of color", "skin of colour" },
}

term "fitzpatrick_5_6" {
  category = "computed_fact",
  label    = { en = "Fitzpatrick type V or VI", es = "Fototipo de Fitzpatrick V o VI" },
}

term "fitzpatrick_5" {
  category = "computed_fact",
  label    = { en = "Fitzpatrick type V", es = "Fototipo de Fitzpatrick V" },
  synonyms = { "type 5", "V" },
}

term "fitzpatrick_6" {
  category = "computed_fact",
  label    = { en = "Fitzpatrick type VI", es = "Fototipo de Fitzpatrick VI" },
  synonyms = { "type 6", "VI" },
}

term "age_under_18" {
  category = "computed_fact",
  label    = { en = "Younger than 18 years", es = "Menor de 18 años" },
  synonyms = { "minor" },
}

term "age_under_22" {
  category = "computed_fact",
  label    = { en = "Younger than 22 years", es = "Menor de 22 años" },
}
