-- Diseases of the whole person.
--
-- ICD-10-CM codes were checked against the official order file of 2021. A code can stand for
-- two terms (M35.9 for both groups of rheumatic diseases); then write the id.

-- Blood and immunity.

term "bleeding_disorder" {
  category = "condition",
  label    = { en = "Bleeding disorder", es = "Trastorno de la coagulación" },
  synonyms = { "coagulation disorder", "haemostatic dysfunction" },
  codes    = { icd10cm = "D68.9" },
  question = {
    en = "Do you bleed for long, or does your blood clot badly?",
    es = "¿Sangra durante mucho tiempo, o su sangre coagula mal?",
  },
}

term "hemophilia" {
  category = "condition",
  label    = { en = "Hemophilia", es = "Hemofilia" },
  parents  = { "bleeding_disorder" },
  synonyms = { "haemophilia", "factor VIII deficiency" },
  codes    = { icd10cm = "D66" },
}

term "thrombocytopenia" {
  category = "condition",
  label    = { en = "Thrombocytopenia", es = "Trombocitopenia" },
  parents  = { "bleeding_disorder" },
  synonyms = { "low platelets" },
  codes    = { icd10cm = "D69.6" },
}

term "immunosuppression" {
  category = "condition",
  label    = { en = "Immunosuppression", es = "Inmunosupresión" },
  synonyms = { "immunodeficiency", "immunocompromised" },
  codes    = { icd10cm = "D84.9" },
  question = {
    en = "Is your immune system weakened, by an illness or by medicines?",
    es = "¿Tiene las defensas bajas, por una enfermedad o por medicamentos?",
  },
}

term "immunosuppression_drug_induced" {
  category = "condition",
  label    = { en = "Immunosuppression due to drugs", es = "Inmunosupresión por medicamentos" },
  parents  = { "immunosuppression" },
  codes    = { icd10cm = "D84.821" },
}

term "hiv" {
  category = "condition",
  label    = { en = "HIV disease", es = "Infección por el VIH" },
  parents  = { "immunosuppression" },
  synonyms = { "AIDS", "HIV infection" },
  codes    = { icd10cm = "B20" },
}

term "transplant_status" {
  category = "condition",
  label    = { en = "Transplant status", es = "Trasplante de órgano" },
  parents  = { "immunosuppression" },
  synonyms = { "organ transplant" },
  codes    = { icd10cm = "Z94.9" },
}

-- Diseases of the whole body.

term "diabetes" {
  category = "condition",
  label    = { en = "Diabetes mellitus", es = "Diabetes mellitus" },
  synonyms = { "diabetes mellitus", "DM" },
  codes    = { icd10cm = "E11.9" },
}

term "diabetes_uncontrolled" {
  category = "condition",
  label    = { en = "Uncontrolled diabetes", es = "Diabetes mal controlada" },
  parents  = { "diabetes" },
  synonyms = { "poorly controlled diabetes", "brittle diabetes" },
  codes    = { icd10cm = "E11.65" },
  question = {
    en = "Do you have diabetes that is not well controlled?",
    es = "¿Tiene diabetes que no está bien controlada?",
  },
}

term "autoimmune_rheumatic_disease" {
  category = "condition",
  label    = { en = "Autoimmune rheumatic disease (group)", es = "Enfermedad reumática autoinmune (grupo)" },
  synonyms = { "AIRD", "connective tissue disease", "rheumatic disease" },
  codes    = { icd10cm = "M35.9" },
  question = {
    en = "Do you have an autoimmune rheumatic disease, such as lupus or rheumatoid arthritis? Is it in remission?",
    es = "¿Tiene una enfermedad reumática autoinmune, como lupus o artritis reumatoide? ¿Está en remisión?",
  },
}

term "collagen_vascular_disease" {
  category = "condition",
  label    = { en = "Collagen vascular disease (group)", es = "Enfermedad vascular del colágeno (grupo)" },
  parents  = { "autoimmune_rheumatic_disease" },
  codes    = { icd10cm = "M35.9" },
  question = {
    en = "Do you have a disease of the connective tissue, such as lupus or scleroderma?",
    es = "¿Tiene una enfermedad del tejido conectivo, como lupus o esclerodermia?",
  },
}

term "lupus_erythematosus" {
  category = "condition",
  label    = { en = "Lupus erythematosus", es = "Lupus eritematoso" },
  parents  = { "collagen_vascular_disease" },
  synonyms = { "SLE", "systemic lupus", "discoid lupus" },
  codes    = { icd10cm = "M32.9" },
}

term "scleroderma" {
  category = "condition",
  label    = { en = "Scleroderma", es = "Esclerodermia" },
  parents  = { "collagen_vascular_disease" },
  synonyms = { "systemic sclerosis" },
  codes    = { icd10cm = "M34.9" },
}

term "morphea" {
  category = "condition",
  label    = { en = "Morphea", es = "Morfea" },
  parents  = { "scleroderma" },
  synonyms = { "localised scleroderma", "localized scleroderma" },
  codes    = { icd10cm = "L94.0" },
}

term "rheumatoid_arthritis" {
  category = "condition",
  label    = { en = "Rheumatoid arthritis", es = "Artritis reumatoide" },
  parents  = { "autoimmune_rheumatic_disease" },
  synonyms = { "RA" },
}

-- Heart, light and eyes.

term "cardiac_abnormality" {
  category = "condition",
  label    = { en = "Cardiac abnormality", es = "Anomalía cardíaca" },
  synonyms = { "heart disease", "structural heart disease" },
  codes    = { icd10cm = "I51.9" },
  question = {
    en = "Do you have a disease or a defect of the heart?",
    es = "¿Tiene una enfermedad o un defecto del corazón?",
  },
}

term "porphyria" {
  category = "condition",
  label    = { en = "Porphyria", es = "Porfiria" },
  synonyms = { "porphyria cutanea tarda" },
  codes    = { icd10cm = "E80.20" },
}

term "epilepsy_photosensitive" {
  category = "condition",
  label    = { en = "Photosensitive epilepsy", es = "Epilepsia fotosensible" },
  synonyms = { "epilepsy triggered by light", "seizures with flashing light" },
  codes    = { icd10cm = "G40.909" },
}

term "photosensitivity_disorder" {
  category = "condition",
  label    = { en = "Photosensitivity disorder", es = "Trastorno de fotosensibilidad" },
  synonyms = { "polymorphic light eruption", "solar urticaria", "sun allergy" },
  codes    = { icd10cm = "L56.8" },
}

term "retinal_disease" {
  category = "condition",
  label    = { en = "Retinal disease", es = "Enfermedad de la retina" },
  synonyms = { "retinitis pigmentosa", "macular degeneration" },
  codes    = { icd10cm = "H35.9" },
}

-- Nerves, muscles and mind.

term "neuromuscular_disorder" {
  category = "condition",
  label    = { en = "Neuromuscular disorder (group)", es = "Trastorno neuromuscular (grupo)" },
  synonyms = { "NMJ disorder" },
  question = {
    en = "Do you have a disease of nerves and muscles, such as myasthenia gravis?",
    es = "¿Tiene una enfermedad de los nervios y los músculos, como la miastenia grave?",
  },
}

term "myasthenia_gravis" {
  category = "condition",
  label    = { en = "Myasthenia gravis", es = "Miastenia grave" },
  parents  = { "neuromuscular_disorder" },
  synonyms = { "MG" },
  codes    = { icd10cm = "G70.00" },
}

term "als" {
  category = "condition",
  label    = { en = "Amyotrophic lateral sclerosis", es = "Esclerosis lateral amiotrófica" },
  parents  = { "neuromuscular_disorder" },
  synonyms = { "Lou Gehrig's disease", "motor neurone disease" },
  codes    = { icd10cm = "G12.21" },
}

term "lambert_eaton" {
  category = "condition",
  label    = { en = "Lambert-Eaton syndrome", es = "Síndrome de Lambert-Eaton" },
  parents  = { "neuromuscular_disorder" },
  synonyms = { "LEMS", "Eaton-Lambert" },
  codes    = { icd10cm = "G70.80" },
}

term "body_dysmorphic_disorder" {
  category = "condition",
  label    = { en = "Body dysmorphic disorder", es = "Trastorno dismórfico corporal" },
  synonyms = { "BDD", "dysmorphophobia" },
  codes    = { icd10cm = "F45.22" },
  question = {
    en = "Has anybody told you that you have body dysmorphic disorder, or do worries about your looks take up much of your day?",
    es = "¿Le han diagnosticado un trastorno dismórfico corporal, o pasa gran parte del día preocupándose por su aspecto?",
  },
}
