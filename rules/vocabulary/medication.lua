-- What a person may take or use. Cosmetic ingredients are in ingredient.lua.
--
-- ATC codes were checked against the list of April 2026, ICD-10-CM against the order file of
-- 2021. RxNorm numbers were checked against the CPIC drug list for warfarin, aspirin,
-- methotrexate, azathioprine, ciclosporin, mycophenolic acid, tacrolimus and
-- hydroxychloroquine; the others are known but were not checked again.

-- Retinoids and acids.

term "isotretinoin_oral" {
  category = "medication",
  label    = { en = "Isotretinoin (oral)", es = "Isotretinoína (oral)" },
  synonyms = {
    "Accutane", "Roaccutane", "Claravis", "Absorica", "Myorisan", "13-cis-retinoic acid",
    "isotretinoine", "oral isotretinoin",
  },
  codes    = { rxnorm = "6064", atc = "D10BA01" },
  question = {
    en = "Do you take isotretinoin capsules (Roaccutane, Accutane), or have you taken them in the last year? Until when?",
    es = "¿Toma isotretinoína en cápsulas (Roacután, Accutane), o la ha tomado en el último año? ¿Hasta cuándo?",
  },
}

term "retinoid_topical" {
  category = "medication",
  label    = { en = "Topical retinoid (group)", es = "Retinoide tópico (grupo)" },
  synonyms = { "vitamin A cream" },
  question = {
    en = "Do you use a retinoid on the skin (tretinoin, adapalene, retinol)? Where, and when last?",
    es = "¿Usa algún retinoide en la piel (tretinoína, adapaleno, retinol)? ¿Dónde, y cuándo por última vez?",
  },
}

term "tretinoin" {
  category = "medication",
  label    = { en = "Tretinoin (topical)", es = "Tretinoína (tópica)" },
  parents  = { "retinoid_topical" },
  synonyms = { "Retin-A", "Renova", "retinoic acid cream" },
  codes    = { rxnorm = "10753", atc = "D10AD01" },
}

term "adapalene" {
  category = "medication",
  label    = { en = "Adapalene", es = "Adapaleno" },
  parents  = { "retinoid_topical" },
  synonyms = { "Differin" },
  codes    = { atc = "D10AD03" },
}

term "tazarotene" {
  category = "medication",
  label    = { en = "Tazarotene", es = "Tazaroteno" },
  parents  = { "retinoid_topical" },
  synonyms = { "Tazorac", "Avage" },
  codes    = { atc = "D05AX05" },
}

term "trifarotene" {
  category = "medication",
  label    = { en = "Trifarotene", es = "Trifaroteno" },
  parents  = { "retinoid_topical" },
  synonyms = { "Aklief" },
  codes    = { atc = "D10AD06" },
}

term "isotretinoin_topical" {
  category = "medication",
  label    = { en = "Isotretinoin (topical)", es = "Isotretinoína (tópica)" },
  parents  = { "retinoid_topical" },
  synonyms = { "Isotrex" },
  codes    = { atc = "D10AD04" },
}

-- Blood and pain.

term "anticoagulant" {
  category = "medication",
  label    = { en = "Anticoagulant (group)", es = "Anticoagulante (grupo)" },
  synonyms = { "blood thinner", "DOAC" },
  codes    = { icd10cm = "Z79.01" },
  question = {
    en = "Do you take a blood thinner, such as warfarin or apixaban?",
    es = "¿Toma un anticoagulante, como warfarina o apixabán?",
  },
}

term "warfarin" {
  category = "medication",
  label    = { en = "Warfarin", es = "Warfarina" },
  parents  = { "anticoagulant" },
  synonyms = { "Coumadin", "Marevan" },
  codes    = { rxnorm = "11289", atc = "B01AA03" },
}

term "apixaban" {
  category = "medication",
  label    = { en = "Apixaban", es = "Apixabán" },
  parents  = { "anticoagulant" },
  synonyms = { "Eliquis" },
  codes    = { rxnorm = "1364430", atc = "B01AF02" },
}

term "rivaroxaban" {
  category = "medication",
  label    = { en = "Rivaroxaban", es = "Rivaroxabán" },
  parents  = { "anticoagulant" },
  synonyms = { "Xarelto" },
  codes    = { rxnorm = "1114195", atc = "B01AF01" },
}

term "dabigatran" {
  category = "medication",
  label    = { en = "Dabigatran", es = "Dabigatrán" },
  parents  = { "anticoagulant" },
  synonyms = { "Pradaxa" },
  codes    = { atc = "B01AE07" },
}

term "edoxaban" {
  category = "medication",
  label    = { en = "Edoxaban", es = "Edoxabán" },
  parents  = { "anticoagulant" },
  synonyms = { "Lixiana", "Savaysa" },
  codes    = { atc = "B01AF03" },
}

term "heparin" {
  category = "medication",
  label    = { en = "Heparin", es = "Heparina" },
  parents  = { "anticoagulant" },
  codes    = { atc = "B01AB01" },
}

term "antiplatelet" {
  category = "medication",
  label    = { en = "Antiplatelet drug (group)", es = "Antiagregante plaquetario (grupo)" },
  synonyms = { "platelet inhibitor" },
  codes    = { icd10cm = "Z79.02" },
  question = {
    en = "Do you take aspirin, clopidogrel or another medicine against clots?",
    es = "¿Toma aspirina, clopidogrel u otro antiagregante?",
  },
}

term "acetylsalicylic_acid" {
  category = "medication",
  label    = { en = "Acetylsalicylic acid (low dose)", es = "Ácido acetilsalicílico (dosis baja)" },
  parents  = { "antiplatelet" },
  synonyms = { "aspirin", "ASA", "baby aspirin" },
  codes    = { icd10cm = "Z79.82", rxnorm = "1191", atc = "B01AC06" },
}

term "clopidogrel" {
  category = "medication",
  label    = { en = "Clopidogrel", es = "Clopidogrel" },
  parents  = { "antiplatelet" },
  synonyms = { "Plavix" },
  codes    = { rxnorm = "32968", atc = "B01AC04" },
}

term "ticagrelor" {
  category = "medication",
  label    = { en = "Ticagrelor", es = "Ticagrelor" },
  parents  = { "antiplatelet" },
  synonyms = { "Brilinta", "Brilique" },
  codes    = { atc = "B01AC24" },
}

term "nsaid" {
  category = "medication",
  label    = { en = "NSAID (group)", es = "AINE (grupo)" },
  synonyms = { "non-steroidal anti-inflammatory" },
  question = {
    en = "Do you take an anti-inflammatory painkiller, such as ibuprofen or naproxen, or did you lately? When last?",
    es = "¿Toma un analgésico antiinflamatorio, como el ibuprofeno o el naproxeno, o lo ha tomado hace poco? ¿Cuándo por última vez?",
  },
}

term "ibuprofen" {
  category = "medication",
  label    = { en = "Ibuprofen", es = "Ibuprofeno" },
  parents  = { "nsaid" },
  synonyms = { "Advil", "Motrin", "Nurofen" },
  codes    = { rxnorm = "5640", atc = "M01AE01" },
}

term "naproxen" {
  category = "medication",
  label    = { en = "Naproxen", es = "Naproxeno" },
  parents  = { "nsaid" },
  synonyms = { "Aleve" },
  codes    = { rxnorm = "7258", atc = "M01AE02" },
}

-- Medicines that make skin sensitive to light.

term "photosensitizing_drug" {
  category = "medication",
  label    = { en = "Photosensitising drug (group)", es = "Medicamento fotosensibilizante (grupo)" },
  synonyms = { "sun-sensitising medicine", "photosensitizer" },
  question = {
    en = "Do you take a medicine that makes the skin sensitive to light, such as doxycycline, or did you lately? When last?",
    es = "¿Toma un medicamento que vuelve la piel sensible a la luz, como la doxiciclina, o lo ha tomado hace poco? ¿Cuándo por última vez?",
  },
}

term "doxycycline" {
  category = "medication",
  label    = { en = "Doxycycline", es = "Doxiciclina" },
  parents  = { "photosensitizing_drug" },
  synonyms = { "Vibramycin" },
  codes    = { rxnorm = "3640", atc = "J01AA02" },
}

term "minocycline" {
  category = "medication",
  label    = { en = "Minocycline", es = "Minociclina" },
  parents  = { "photosensitizing_drug" },
  synonyms = { "Minocin" },
  codes    = { rxnorm = "6980", atc = "J01AA08" },
}

term "tetracycline" {
  category = "medication",
  label    = { en = "Tetracycline", es = "Tetraciclina" },
  parents  = { "photosensitizing_drug" },
  codes    = { rxnorm = "10395", atc = "D06AA04" },
}

term "amiodarone" {
  category = "medication",
  label    = { en = "Amiodarone", es = "Amiodarona" },
  parents  = { "photosensitizing_drug" },
  synonyms = { "Cordarone" },
  codes    = { rxnorm = "703", atc = "C01BD01" },
}

term "hydrochlorothiazide" {
  category = "medication",
  label    = { en = "Hydrochlorothiazide", es = "Hidroclorotiazida" },
  parents  = { "photosensitizing_drug" },
  synonyms = { "HCTZ" },
  codes    = { rxnorm = "5487", atc = "C03AA03" },
}

term "st_johns_wort" {
  category = "medication",
  label    = { en = "St John's wort", es = "Hierba de San Juan" },
  parents  = { "photosensitizing_drug" },
  synonyms = { "hypericum" },
}

term "photodynamic_agent" {
  category = "medication",
  label    = { en = "Photodynamic therapy agent", es = "Agente de terapia fotodinámica" },
  synonyms = { "aminolevulinic acid", "ALA", "porfimer" },
  codes    = { atc = "L01XD04" },
}

-- Immunity and hormones.

term "immunosuppressant" {
  category = "medication",
  label    = { en = "Immunosuppressant (group)", es = "Inmunosupresor (grupo)" },
  question = {
    en = "Do you take a medicine that damps the immune system, such as methotrexate?",
    es = "¿Toma un medicamento que reduce las defensas, como el metotrexato?",
  },
}

term "methotrexate" {
  category = "medication",
  label    = { en = "Methotrexate", es = "Metotrexato" },
  parents  = { "immunosuppressant" },
  synonyms = { "MTX" },
  codes    = { rxnorm = "6851", atc = "L04AX03" },
}

term "azathioprine" {
  category = "medication",
  label    = { en = "Azathioprine", es = "Azatioprina" },
  parents  = { "immunosuppressant" },
  synonyms = { "Imuran" },
  codes    = { rxnorm = "1256", atc = "L04AX01" },
}

term "ciclosporin" {
  category = "medication",
  label    = { en = "Ciclosporin", es = "Ciclosporina" },
  parents  = { "immunosuppressant" },
  synonyms = { "cyclosporine", "cyclosporin" },
  codes    = { rxnorm = "3008", atc = "L04AD01" },
}

term "mycophenolic_acid" {
  category = "medication",
  label    = { en = "Mycophenolic acid", es = "Ácido micofenólico" },
  parents  = { "immunosuppressant" },
  synonyms = { "mycophenolate" },
  codes    = { rxnorm = "7145", atc = "L04AA06" },
}

term "tacrolimus_systemic" {
  category = "medication",
  label    = { en = "Tacrolimus (systemic)", es = "Tacrolimus (sistémico)" },
  parents  = { "immunosuppressant" },
  codes    = { rxnorm = "42316", atc = "L04AD02" },
}

term "adalimumab" {
  category = "medication",
  label    = { en = "Adalimumab", es = "Adalimumab" },
  parents  = { "immunosuppressant" },
  synonyms = { "Humira" },
  codes    = { rxnorm = "327361", atc = "L04AB04" },
}

term "hydroxychloroquine" {
  category = "medication",
  label    = { en = "Hydroxychloroquine", es = "Hidroxicloroquina" },
  synonyms = { "Plaquenil" },
  codes    = { rxnorm = "5521", atc = "P01BA02" },
}

term "corticosteroid_systemic" {
  category = "medication",
  label    = { en = "Systemic corticosteroid (group)", es = "Corticosteroide sistémico (grupo)" },
  synonyms = { "steroid tablets" },
  codes    = { icd10cm = "Z79.52", atc = "H02AB" },
  question = {
    en = "Do you take cortisone tablets or injections, such as prednisone?",
    es = "¿Toma cortisona en comprimidos o inyecciones, como la prednisona?",
  },
}

term "prednisone" {
  category = "medication",
  label    = { en = "Prednisone", es = "Prednisona" },
  parents  = { "corticosteroid_systemic" },
  codes    = { rxnorm = "8640", atc = "H02AB07" },
}

term "prednisolone" {
  category = "medication",
  label    = { en = "Prednisolone", es = "Prednisolona" },
  parents  = { "corticosteroid_systemic" },
  codes    = { rxnorm = "8638" },
}

term "chemotherapy" {
  category = "medication",
  label    = { en = "Chemotherapy", es = "Quimioterapia" },
  synonyms = { "cytotoxic therapy" },
  codes    = { icd10cm = "Z92.21" },
  question = {
    en = "Are you having chemotherapy?",
    es = "¿Está recibiendo quimioterapia?",
  },
}

-- Antibiotics and antivirals.

term "aminoglycoside" {
  category = "medication",
  label    = { en = "Aminoglycoside antibiotic (group)", es = "Antibiótico aminoglucósido (grupo)" },
  question = {
    en = "Are you taking an aminoglycoside antibiotic, such as gentamicin?",
    es = "¿Está tomando un antibiótico aminoglucósido, como la gentamicina?",
  },
}

term "gentamicin" {
  category = "medication",
  label    = { en = "Gentamicin", es = "Gentamicina" },
  parents  = { "aminoglycoside" },
  codes    = { atc = "J01GB03" },
}

term "aciclovir" {
  category = "medication",
  label    = { en = "Aciclovir", es = "Aciclovir" },
  synonyms = { "acyclovir", "Zovirax" },
  codes    = { rxnorm = "281", atc = "J05AB01" },
}

term "valaciclovir" {
  category = "medication",
  label    = { en = "Valaciclovir", es = "Valaciclovir" },
  synonyms = { "valacyclovir", "Valtrex" },
  codes    = { rxnorm = "73645", atc = "J05AB11" },
}

term "famciclovir" {
  category = "medication",
  label    = { en = "Famciclovir", es = "Famciclovir" },
  synonyms = { "Famvir" },
  codes    = { atc = "J05AB09" },
}

term "exfoliating_acid_topical" {
  category = "medication",
  label    = { en = "Exfoliating topical (group)", es = "Exfoliante tópico (grupo)" },
  synonyms = { "acid toner", "peel pads", "acids" },
  question = {
    en = "Do you use acids or peeling products on the skin (glycolic, salicylic)? Where, and when last?",
    es = "¿Usa ácidos o productos exfoliantes en la piel (glicólico, salicílico)? ¿Dónde, y cuándo por última vez?",
  },
}
