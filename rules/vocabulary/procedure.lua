-- What may have been done before, here or elsewhere. Treatments count as procedures too.
-- The ICD-10-CM code was checked against the official order file of 2021.

term "vaccination" {
  category = "procedure",
  label    = { en = "Vaccination", es = "Vacunación" },
  synonyms = { "vaccine", "jab", "immunisation" },
}

term "dental_procedure" {
  category = "procedure",
  label    = { en = "Dental procedure", es = "Tratamiento dental" },
  synonyms = { "dentist", "tooth extraction", "root canal" },
}

term "waxing_or_depilatory" {
  category = "procedure",
  label    = { en = "Waxing or depilatory cream", es = "Depilación con cera o crema depilatoria" },
  synonyms = { "waxing", "threading", "sugaring" },
  question = {
    en = "Have you waxed, or used hair removal cream? When, and where?",
    es = "¿Se ha depilado con cera o crema? ¿Cuándo y dónde?",
  },
}

term "facial_surgery" {
  category = "procedure",
  label    = { en = "Facial surgery (group)", es = "Cirugía facial (grupo)" },
  parents  = { "surgery_in_area" },
  question = {
    en = "Have you had surgery of the face, such as a facelift or eyelid surgery? When, and where?",
    es = "¿Le han hecho alguna cirugía de la cara, como un estiramiento o una cirugía de párpados? ¿Cuándo y dónde?",
  },
}

term "facelift" {
  category = "procedure",
  label    = { en = "Facelift", es = "Estiramiento facial" },
  parents  = { "facial_surgery" },
  synonyms = { "rhytidectomy" },
}

term "blepharoplasty" {
  category = "procedure",
  label    = { en = "Eyelid surgery", es = "Cirugía de párpados" },
  parents  = { "facial_surgery" },
  synonyms = { "eyelid lift" },
}

term "surgery_in_area" {
  category = "procedure",
  label    = { en = "Surgery in the area (group)", es = "Cirugía en la zona (grupo)" },
  synonyms = { "operation", "surgical scar" },
  question = {
    en = "Have you had an operation on the area to be treated? When, and where?",
    es = "¿Le han operado en la zona que se va a tratar? ¿Cuándo y dónde?",
  },
}

term "skin_resurfacing_or_deep_peel" {
  category = "procedure",
  label    = { en = "Resurfacing or deep peel (group)", es = "Rejuvenecimiento con láser o peeling profundo (grupo)" },
  synonyms = { "dermabrasion", "phenol peel" },
  question = {
    en = "Have you had dermabrasion, laser resurfacing or a deep peel? When, and where?",
    es = "¿Le han hecho dermoabrasión, láser ablativo o un peeling profundo? ¿Cuándo y dónde?",
  },
}

term "light_laser_or_rf_nonablative" {
  category = "procedure",
  label    = {
    en = "Non-ablative light, laser or RF (group)",
    es = "Luz, láser o radiofrecuencia no ablativos (grupo)",
  },
  question = {
    en = "Have you had a treatment with light, radiofrequency or a laser that leaves the skin closed? When, and where?",
    es = "¿Le han hecho un tratamiento con luz, radiofrecuencia o un láser que no abre la piel? ¿Cuándo y dónde?",
  },
}

term "chemical_peel" {
  category = "procedure",
  label    = { en = "Chemical peel (group)", es = "Peeling químico (grupo)" },
  synonyms = { "skin peel", "derma-peeling", "chemexfoliation" },
  question = {
    en = "Have you had a chemical peel? When, and where?",
    es = "¿Le han hecho un peeling químico? ¿Cuándo y dónde?",
  },
}

term "permanent_filler" {
  category = "procedure",
  label    = { en = "Permanent or non hyaluronic filler", es = "Relleno permanente o sin ácido hialurónico" },
  synonyms = { "silicone", "PMMA" },
}

term "radiotherapy" {
  category = "procedure",
  label    = { en = "Radiotherapy", es = "Radioterapia" },
  synonyms = { "radiation therapy" },
  codes    = { icd10cm = "Z92.3" },
  question = {
    en = "Have you had radiotherapy? When, and where?",
    es = "¿Ha recibido radioterapia? ¿Cuándo y dónde?",
  },
}
