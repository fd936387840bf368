-- What a person may be allergic to. ICD-10-CM codes were checked against the order file of
-- 2021, the RxNorm number against the CPIC drug list, the ATC code against the list of
-- April 2026.

term "stainless_steel" {
  category = "allergen",
  label    = { en = "Stainless steel", es = "Acero inoxidable" },
  synonyms = { "surgical steel" },
  codes    = { icd10cm = "L23.0" },
}

term "nickel" {
  category = "allergen",
  label    = { en = "Nickel", es = "Níquel" },
  synonyms = { "metal allergy", "nickel dermatitis" },
  codes    = { icd10cm = "L23.0" },
  question = {
    en = "Are you allergic to nickel or other metals?",
    es = "¿Es alérgico al níquel o a otros metales?",
  },
}

term "local_anesthetic" {
  category = "allergen",
  label    = { en = "Local anaesthetic", es = "Anestésico local" },
  synonyms = { "anaesthetic allergy", "caine allergy" },
  codes    = { icd10cm = "Z88.4" },
  question = {
    en = "Are you allergic to local anaesthetics or numbing creams?",
    es = "¿Es alérgico a los anestésicos locales o a las cremas anestésicas?",
  },
}

term "lidocaine" {
  category = "allergen",
  label    = { en = "Lidocaine", es = "Lidocaína" },
  parents  = { "local_anesthetic" },
  synonyms = { "lignocaine", "xylocaine" },
  codes    = { rxnorm = "6387", atc = "N01BB02" },
}

term "salicylate" {
  category = "allergen",
  label    = { en = "Salicylates", es = "Salicilatos" },
  synonyms = { "aspirin allergy", "ASA allergy" },
  codes    = { icd10cm = "Z88.6" },
}

term "gram_positive_bacterial_protein" {
  category = "allergen",
  label    = { en = "Gram-positive bacterial protein", es = "Proteína de bacterias grampositivas" },
  synonyms = { "streptococcal protein" },
}

term "severe_allergy_anaphylaxis" {
  category = "allergen",
  label    = { en = "Severe allergy with anaphylaxis", es = "Alergia grave con anafilaxia" },
  synonyms = { "anaphylaxis", "multiple severe allergies" },
  question = {
    en = "Have you ever had a severe allergic reaction (anaphylaxis), or several severe allergies?",
    es = "¿Ha tenido alguna vez una reacción alérgica grave (anafilaxia) o varias alergias graves?",
  },
}

term "hyaluronic_acid_filler" {
  category = "allergen",
  label    = { en = "Hyaluronic acid filler", es = "Relleno de ácido hialurónico" },
  synonyms = { "filler allergy" },
}

term "botulinum_toxin_product" {
  category = "allergen",
  label    = { en = "Botulinum toxin product", es = "Producto de toxina botulínica" },
}

term "cow_milk_protein" {
  category = "allergen",
  label    = { en = "Cow's milk protein", es = "Proteína de la leche de vaca" },
  synonyms = { "casein allergy", "milk allergy" },
  codes    = { icd10cm = "Z91.011" },
}

term "latex" {
  category = "allergen",
  label    = { en = "Latex", es = "Látex" },
  synonyms = { "rubber" },
}
