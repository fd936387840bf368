-- What a client may have, take, react to, or have met lately.

-- Skin.

term "skin_infection" {
  category = "condition",
  label    = { en = "Infection of the skin", es = "Infección de la piel" },
  question = {
    en = "Is the skin infected anywhere: pus, crusts, or hot and spreading redness? Where?",
    es = "¿Tiene la piel infectada en alguna zona: pus, costras, o una rojez caliente que se extiende? ¿Dónde?",
  },
}

term "sunburn" {
  category = "condition",
  label    = { en = "Sunburn", es = "Quemadura solar" },
  synonyms = { "sunburnt skin" },
}

term "flaring_skin_disease" {
  category = "condition",
  label    = { en = "Eczema or psoriasis (group)", es = "Eccema o psoriasis (grupo)" },
}

term "eczema" {
  category = "condition",
  label    = { en = "Eczema", es = "Eccema" },
  parents  = { "flaring_skin_disease" },
}

term "psoriasis" {
  category = "condition",
  label    = { en = "Psoriasis", es = "Psoriasis" },
  parents  = { "flaring_skin_disease" },
}

term "keloid_tendency" {
  category = "condition",
  label    = { en = "Tendency to keloids", es = "Tendencia a queloides" },
  synonyms = { "keloids", "raised scars" },
  question = {
    en = "Do your scars grow raised and thick, beyond the wound?",
    es = "¿Sus cicatrices crecen gruesas y abultadas, más allá de la herida?",
  },
}

term "mole" {
  category = "condition",
  label    = { en = "Mole", es = "Lunar" },
  question = { en = "Are there moles where you want it?", es = "¿Hay lunares en la zona elegida?" },
}

-- Health.

term "bleeding_disorder" {
  category = "condition",
  label    = { en = "Bleeding disorder", es = "Trastorno de la coagulación" },
  synonyms = { "haemophilia" },
}

term "diabetes" {
  category = "condition",
  label    = { en = "Diabetes", es = "Diabetes" },
}

term "weakened_immunity" {
  category = "condition",
  label    = { en = "Weakened immune system", es = "Defensas bajas" },
  synonyms = { "immunosuppression" },
}

term "heart_valve_disease" {
  category = "condition",
  label    = { en = "Heart valve disease or replacement", es = "Enfermedad o prótesis de una válvula del corazón" },
}

term "fainting" {
  category = "condition",
  label    = { en = "Fainting at needles or blood", es = "Desmayos por agujas o sangre" },
}

term "acute_illness" {
  category = "condition",
  label    = { en = "Fever or acute illness", es = "Fiebre o enfermedad aguda" },
  synonyms = { "fever", "flu" },
}

-- Medicines.

term "blood_thinner" {
  category = "medication",
  label    = { en = "Blood thinner (group)", es = "Anticoagulante (grupo)" },
}

term "warfarin" {
  category = "medication",
  label    = { en = "Warfarin", es = "Warfarina" },
  parents  = { "blood_thinner" },
}

term "apixaban" {
  category = "medication",
  label    = { en = "Apixaban", es = "Apixabán" },
  parents  = { "blood_thinner" },
}

term "immunosuppressant" {
  category = "medication",
  label    = { en = "Medicine that weakens the immune system", es = "Medicamento que baja las defensas" },
}

term "isotretinoin" {
  category = "medication",
  label    = { en = "Isotretinoin", es = "Isotretinoína" },
}

-- Allergies.

term "tattoo_pigment" {
  category = "allergen",
  label    = { en = "Tattoo pigment (group)", es = "Pigmento de tatuaje (grupo)" },
  synonyms = { "tattoo ink" },
  question = {
    en = "Has a tattoo of yours ever become raised, itchy or scaly for weeks?",
    es = "¿Alguno de sus tatuajes se ha abultado, picado o descamado durante semanas?",
  },
}

term "red_pigment" {
  category = "allergen",
  label    = { en = "Red tattoo pigment", es = "Pigmento rojo de tatuaje" },
  parents  = { "tattoo_pigment" },
  synonyms = { "red ink" },
}

term "latex" {
  category = "allergen",
  label    = { en = "Latex", es = "Látex" },
}

term "nickel" {
  category = "allergen",
  label    = { en = "Nickel", es = "Níquel" },
}

-- What happened lately.

term "sun_tan" {
  category = "exposure",
  label    = { en = "Fresh tan", es = "Bronceado reciente" },
  synonyms = { "sunbed" },
}

term "alcohol" {
  category = "exposure",
  label    = { en = "Alcohol", es = "Alcohol" },
  synonyms = { "drinks" },
}

-- What is to be changed about an earlier tattoo.

term "faded_ink" {
  category = "wish",
  label    = { en = "Faded ink", es = "Tinta desvaída" },
}

term "blurred_lines" {
  category = "wish",
  label    = { en = "Blurred lines", es = "Líneas difuminadas" },
  synonyms = { "blowout" },
}

term "unloved_motif" {
  category = "wish",
  label    = { en = "A motif that is no longer loved", es = "Un motivo que ya no gusta" },
}
