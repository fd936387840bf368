-- Diseases and marks of the skin. A group's rules hold for its members: a rule about
-- `skin_infection` holds for `wart_viral`.
--
-- ICD-10-CM codes were checked against the official order file of 2021, SNOMED CT against
-- public code lists. A code can stand for two terms (L91.0 for keloids and for hypertrophic
-- scars); then write the id.

-- Infections.

term "skin_infection" {
  category = "condition",
  label    = { en = "Skin infection", es = "Infección de la piel" },
  synonyms = { "local skin infection" },
  codes    = { icd10cm = "L08.9" },
}

term "skin_infection_bacterial" {
  category = "condition",
  label    = { en = "Bacterial skin infection", es = "Infección bacteriana de la piel" },
  parents  = { "skin_infection" },
  synonyms = { "impetigo", "pyoderma", "staph infection" },
  codes    = { icd10cm = "L01.00" },
  question = {
    en = "Do you have an infection of the skin: yellow crusts, pus, or an area that is hot and spreading? Where?",
    es = "¿Tiene una infección de la piel: costras amarillas, pus, o una zona caliente que se extiende? ¿Dónde?",
  },
}

term "cellulitis_face" {
  category = "condition",
  label    = { en = "Cellulitis of face", es = "Celulitis de la cara" },
  parents  = { "skin_infection_bacterial" },
  codes    = { icd10cm = "L03.211" },
}

term "skin_infection_fungal" {
  category = "condition",
  label    = { en = "Fungal skin infection", es = "Infección de la piel por hongos" },
  parents  = { "skin_infection" },
  synonyms = { "ringworm", "tinea", "dermatophytosis" },
  codes    = { icd10cm = "B35.9" },
  question = {
    en = "Do you have a fungal infection of the skin, such as ringworm? Where?",
    es = "¿Tiene hongos en la piel, por ejemplo tiña? ¿Dónde?",
  },
}

term "herpes_labialis" {
  category = "condition",
  label    = { en = "Herpes labialis", es = "Herpes labial" },
  parents  = { "skin_infection" },
  synonyms = { "cold sore", "fever blister", "HSV-1", "herpes simplex" },
  codes    = { icd10cm = "B00.1" },
  question = {
    en = "Do you have a cold sore, or do you get them?",
    es = "¿Tiene un herpes labial, o le salen a veces?",
  },
}

term "herpes_zoster" {
  category = "condition",
  label    = { en = "Herpes zoster", es = "Herpes zóster" },
  parents  = { "skin_infection" },
  synonyms = { "shingles" },
  codes    = { icd10cm = "B02.9" },
}

term "wart_viral" {
  category = "condition",
  label    = { en = "Viral wart", es = "Verruga vírica" },
  parents  = { "skin_infection" },
  synonyms = { "verruca", "HPV wart", "wart" },
  codes    = { icd10cm = "B07.9" },
  question = {
    en = "Do you have warts? Where?",
    es = "¿Tiene verrugas? ¿Dónde?",
  },
}

term "molluscum_contagiosum" {
  category = "condition",
  label    = { en = "Molluscum contagiosum", es = "Molusco contagioso" },
  parents  = { "skin_infection" },
  synonyms = { "molluscum" },
  codes    = { icd10cm = "B08.1" },
}

-- Acne and rosacea.

term "acne_inflammatory" {
  category = "condition",
  label    = { en = "Active inflammatory acne", es = "Acné inflamatorio activo" },
  parents  = { "skin_inflammation" },
  synonyms = { "active acne", "acne vulgaris active", "pustular acne", "papular acne" },
  codes    = { snomed_ct = "88616000", icd10cm = "L70.0" },
  question = {
    en = "Do you have inflamed pimples, pustules or acne cysts now? Where?",
    es = "¿Tiene ahora granos inflamados, pústulas o quistes de acné? ¿Dónde?",
  },
}

term "acne_cyst" {
  category = "condition",
  label    = { en = "Acne cyst", es = "Quiste de acné" },
  parents  = { "acne_inflammatory" },
  synonyms = { "cystic acne", "nodulocystic acne", "acne conglobata" },
}

term "acne_comedonal" {
  category = "condition",
  label    = { en = "Comedonal acne", es = "Acné comedoniano" },
  synonyms = { "blackheads", "whiteheads" },
}

term "rosacea" {
  category = "condition",
  label    = { en = "Rosacea", es = "Rosácea" },
  parents  = { "skin_inflammation" },
  synonyms = { "acne rosacea" },
  codes    = { snomed_ct = "398909004", icd10cm = "L71.9" },
  question = {
    en = "Do you have rosacea, or have you had it? Where?",
    es = "¿Tiene o ha tenido rosácea? ¿Dónde?",
  },
}

term "rosacea_papulopustular" {
  category = "condition",
  label    = { en = "Papulopustular rosacea", es = "Rosácea papulopustulosa" },
  parents  = { "rosacea" },
  synonyms = { "pustular rosacea", "bumpy rosacea", "PPR", "type 2 rosacea" },
  codes    = { icd10cm = "L71.8" },
  question = {
    en = "Do you have rosacea with bumps or pustules now? Where?",
    es = "¿Tiene ahora rosácea con granos o pústulas? ¿Dónde?",
  },
}

term "rosacea_erythematotelangiectatic" {
  category = "condition",
  label    = { en = "Erythematotelangiectatic rosacea", es = "Rosácea eritematotelangiectásica" },
  parents  = { "rosacea" },
  synonyms = { "ETR", "red rosacea", "flushing rosacea", "type 1 rosacea" },
  codes    = { icd10cm = "L71.8" },
  question = {
    en = "Do you have rosacea with redness, flushing or visible vessels now? Where?",
    es = "¿Tiene ahora rosácea con rojez, sofocos o vasos visibles? ¿Dónde?",
  },
}

term "perioral_dermatitis" {
  category = "condition",
  label    = { en = "Perioral dermatitis", es = "Dermatitis perioral" },
  parents  = { "dermatitis_irritant_or_contact" },
  codes    = { icd10cm = "L71.0" },
}

-- Scars and wounds.

term "keloid_tendency" {
  category = "condition",
  label    = { en = "Keloid tendency", es = "Tendencia a formar queloides" },
  synonyms = { "keloid", "keloid scar", "keloid former", "cheloid", "history of keloids" },
  codes    = { icd10cm = "L91.0" },
  question = {
    en = "Has a scar of yours ever grown beyond the wound (a keloid)?",
    es = "¿Alguna cicatriz suya ha crecido más allá de la herida (queloide)?",
  },
}

term "hypertrophic_scar_tendency" {
  category = "condition",
  label    = { en = "Hypertrophic scar tendency", es = "Tendencia a cicatrices hipertróficas" },
  synonyms = { "hypertrophic scar", "thick scars" },
  codes    = { icd10cm = "L91.0" },
  question = {
    en = "Do your scars become thick or raised?",
    es = "¿Sus cicatrices se vuelven gruesas o elevadas?",
  },
}

term "open_wound" {
  category = "condition",
  label    = { en = "Open wound", es = "Herida abierta" },
  synonyms = { "sore", "healing wound", "abrasion", "cut" },
  question = {
    en = "Do you have a wound, a sore or broken skin? Where?",
    es = "¿Tiene una herida, una llaga o la piel abierta? ¿Dónde?",
  },
}

term "open_wound_elsewhere" {
  category = "condition",
  label    = { en = "Healing wound outside the treated area", es = "Herida en curación fuera de la zona tratada" },
  question = {
    en = "Do you have a wound that is still healing anywhere else?",
    es = "¿Tiene alguna herida que aún esté curando en otra parte?",
  },
}

-- Inflamed skin.

term "skin_inflammation" {
  category = "condition",
  label    = { en = "Skin inflammation (group)", es = "Inflamación de la piel (grupo)" },
  synonyms = { "inflamed skin" },
  question = {
    en = "Is your skin inflamed anywhere, or have you had a rash that comes back? Where?",
    es = "¿Tiene la piel inflamada en alguna parte, o una erupción que vuelve a salir? ¿Dónde?",
  },
}

term "dermatitis_irritant_or_contact" {
  category = "condition",
  label    = { en = "Irritant or contact dermatitis", es = "Dermatitis irritativa o de contacto" },
  parents  = { "skin_inflammation" },
  synonyms = { "irritated skin", "contact dermatitis", "rash" },
  codes    = { icd10cm = "L25.9" },
  question = {
    en = "Is your skin irritated, or do you have a rash from something it touched? Where?",
    es = "¿Tiene la piel irritada, o una erupción por algo que la tocó? ¿Dónde?",
  },
}

term "atopic_dermatitis" {
  category = "condition",
  label    = { en = "Atopic dermatitis", es = "Dermatitis atópica" },
  parents  = { "skin_inflammation" },
  synonyms = { "eczema", "AD", "neurodermatitis" },
  codes    = { icd10cm = "L20.9" },
  question = {
    en = "Do you have eczema (atopic dermatitis)? Where?",
    es = "¿Tiene eccema (dermatitis atópica)? ¿Dónde?",
  },
}

term "psoriasis" {
  category = "condition",
  label    = { en = "Psoriasis", es = "Psoriasis" },
  parents  = { "skin_inflammation" },
  codes    = { icd10cm = "L40.9" },
}

term "lichen_planus" {
  category = "condition",
  label    = { en = "Lichen planus", es = "Liquen plano" },
  parents  = { "skin_inflammation" },
  codes    = { icd10cm = "L43.9" },
}

-- Growths and moles.

term "skin_cancer" {
  category = "condition",
  label    = { en = "Skin cancer", es = "Cáncer de piel" },
  synonyms = { "malignant skin lesion" },
  codes    = { icd10cm = "C44.90" },
  question = {
    en = "Do you have skin cancer, or have you had it? Where?",
    es = "¿Tiene o ha tenido cáncer de piel? ¿Dónde?",
  },
}

term "melanoma" {
  category = "condition",
  label    = { en = "Melanoma", es = "Melanoma" },
  parents  = { "skin_cancer" },
  synonyms = { "malignant melanoma" },
  codes    = { icd10cm = "C43.9" },
}

term "actinic_keratosis" {
  category = "condition",
  label    = { en = "Actinic keratosis", es = "Queratosis actínica" },
  synonyms = { "solar keratosis", "AK" },
  codes    = { icd10cm = "L57.0" },
  question = {
    en = "Do you have rough, scaly sun spots (actinic keratoses)? Where?",
    es = "¿Tiene manchas ásperas y escamosas por el sol (queratosis actínicas)? ¿Dónde?",
  },
}

term "mole_raised_or_suspicious" {
  category = "condition",
  label    = { en = "Raised or suspicious mole", es = "Lunar elevado o sospechoso" },
  synonyms = { "naevus", "nevus", "atypical mole" },
  codes    = { icd10cm = "D22.9" },
  question = {
    en = "Do you have a mole that is raised, or one that has changed? Where?",
    es = "¿Tiene algún lunar elevado, o que haya cambiado? ¿Dónde?",
  },
}

-- Pigment, vessels and marks.

term "melasma" {
  category = "condition",
  label    = { en = "Melasma", es = "Melasma" },
  synonyms = { "chloasma", "mask of pregnancy" },
  codes    = { snomed_ct = "36209000", icd10cm = "L81.1" },
}

term "melasma_of_pregnancy" {
  category = "condition",
  label    = { en = "Melasma of pregnancy", es = "Melasma del embarazo" },
  parents  = { "melasma" },
  synonyms = { "pregnancy mask" },
  codes    = { icd10cm = "L81.1" },
}

term "vitiligo" {
  category = "condition",
  label    = { en = "Vitiligo", es = "Vitíligo" },
  codes    = { snomed_ct = "56727007", icd10cm = "L80" },
}

term "vitiligo_unstable" {
  category = "condition",
  label    = { en = "Unstable vitiligo", es = "Vitíligo inestable" },
  parents  = { "vitiligo" },
  synonyms = { "active vitiligo", "spreading vitiligo" },
  codes    = { icd10cm = "L80" },
  question = {
    en = "Do you have vitiligo that is spreading?",
    es = "¿Tiene vitíligo que se está extendiendo?",
  },
}

term "telangiectasia" {
  category = "condition",
  label    = { en = "Telangiectasia", es = "Telangiectasia" },
  synonyms = { "spider veins", "fragile capillaries", "broken vessels" },
  codes    = { icd10cm = "I78.1" },
}

term "sunburn" {
  category = "condition",
  label    = { en = "Sunburn", es = "Quemadura solar" },
  synonyms = { "erythema solare" },
  codes    = { icd10cm = "L55.9" },
  question = {
    en = "Are you sunburnt? Where?",
    es = "¿Tiene quemaduras de sol? ¿Dónde?",
  },
}

term "tattoo_or_permanent_makeup" {
  category = "condition",
  label    = { en = "Tattoo or permanent makeup", es = "Tatuaje o maquillaje permanente" },
  synonyms = { "microblading", "cosmetic tattoo", "PMU", "tattoo" },
  codes    = { icd10cm = "L81.8" },
  question = {
    en = "Do you have a tattoo or permanent makeup? Where?",
    es = "¿Tiene algún tatuaje o maquillaje permanente? ¿Dónde?",
  },
}

-- Granulomas.

term "granulomatous_reaction" {
  category = "condition",
  label    = { en = "Granulomatous skin reaction", es = "Reacción granulomatosa de la piel" },
  synonyms = { "granuloma", "foreign body granuloma" },
  codes    = { icd10cm = "L92.3" },
  question = {
    en = "Have you ever had lasting bumps after a skin treatment (a granulomatous reaction)?",
    es = "¿Ha tenido bultos persistentes después de un tratamiento de la piel (reacción granulomatosa)?",
  },
}

term "sarcoidosis" {
  category = "condition",
  label    = { en = "Sarcoidosis", es = "Sarcoidosis" },
  synonyms = { "sarcoid" },
  codes    = { icd10cm = "D86.9" },
}
