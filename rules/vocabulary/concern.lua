-- What a person would like to have treated. ICD-10-CM codes were checked against the official
-- order file of 2021.

-- Age.

term "wrinkles" {
  category = "concern",
  label    = { en = "Wrinkles", es = "Arrugas" },
  synonyms = { "rhytides", "rhytids", "lines" },
}

term "fine_lines" {
  category = "concern",
  label    = { en = "Fine lines", es = "Líneas finas" },
  synonyms = { "superficial wrinkles" },
}

term "dullness" {
  category = "concern",
  label    = { en = "Dull skin", es = "Piel apagada" },
  synonyms = { "loss of glow", "tired skin" },
}

term "laxity" {
  category = "concern",
  label    = { en = "Skin laxity", es = "Flacidez de la piel" },
  synonyms = { "sagging", "loose skin" },
  codes    = { icd10cm = "L57.4" },
}

-- Scars and marks.

term "acne_scar_atrophic" {
  category = "concern",
  label    = { en = "Atrophic acne scar", es = "Cicatriz atrófica de acné" },
  parents  = { "scar" },
  synonyms = { "ice pick scar", "boxcar scar", "rolling scar", "pitted scar" },
  codes    = { icd10cm = "L90.5" },
}

term "scar" {
  category = "concern",
  label    = { en = "Scar (group)", es = "Cicatriz (grupo)" },
  synonyms = { "cicatrix" },
  codes    = { icd10cm = "L90.5" },
}

term "scar_surgical" {
  category = "concern",
  label    = { en = "Surgical scar", es = "Cicatriz quirúrgica" },
  parents  = { "scar" },
  codes    = { icd10cm = "L90.5" },
}

term "scar_traumatic" {
  category = "concern",
  label    = { en = "Traumatic scar", es = "Cicatriz por traumatismo" },
  parents  = { "scar" },
  synonyms = { "injury scar" },
  codes    = { icd10cm = "L90.5" },
}

term "scar_raised" {
  category = "concern",
  label    = { en = "Raised scar", es = "Cicatriz elevada" },
  parents  = { "scar" },
  synonyms = { "hypertrophic scar", "keloid scar" },
  codes    = { icd10cm = "L91.0" },
}

term "stretch_marks" {
  category = "concern",
  label    = { en = "Stretch marks", es = "Estrías" },
  synonyms = { "striae", "striae distensae", "striae albae", "striae rubrae" },
  codes    = { icd10cm = "L90.6" },
}

term "enlarged_pores" {
  category = "concern",
  label    = { en = "Enlarged pores", es = "Poros dilatados" },
  synonyms = { "large pores" },
}

-- Pigment.

term "hyperpigmentation" {
  category = "concern",
  label    = { en = "Hyperpigmentation (group)", es = "Hiperpigmentación (grupo)" },
  synonyms = { "dark patches", "discoloration" },
  codes    = { icd10cm = "L81.8" },
}

term "post_inflammatory_hyperpigmentation" {
  category = "concern",
  label    = { en = "Post-inflammatory hyperpigmentation", es = "Hiperpigmentación posinflamatoria" },
  parents  = { "hyperpigmentation" },
  synonyms = { "PIH", "dark marks" },
  codes    = { icd10cm = "L81.0" },
}

term "lentigines" {
  category = "concern",
  label    = { en = "Lentigines", es = "Lentigos" },
  parents  = { "hyperpigmentation" },
  synonyms = { "sun spots", "age spots", "liver spots", "solar lentigo" },
  codes    = { icd10cm = "L81.4" },
}

term "photodamage" {
  category = "concern",
  label    = { en = "Photodamage", es = "Daño solar" },
  synonyms = { "sun damage", "photo-ageing" },
  codes    = { icd10cm = "L57.8" },
}

term "hypopigmentation" {
  category = "concern",
  label    = { en = "Hypopigmentation", es = "Hipopigmentación" },
  synonyms = { "light spots", "white spots" },
  codes    = { icd10cm = "L81.5" },
}

term "idiopathic_guttate_hypomelanosis" {
  category = "concern",
  label    = { en = "Idiopathic guttate hypomelanosis", es = "Hipomelanosis guttata idiopática" },
  parents  = { "hypopigmentation" },
  synonyms = { "IGH" },
  codes    = { icd10cm = "L81.5" },
}

-- Redness and acne.

term "rosacea_erythema" {
  category = "concern",
  label    = { en = "Rosacea redness", es = "Rojez por rosácea" },
  synonyms = { "facial redness", "erythema" },
  codes    = { icd10cm = "L71.9" },
}

term "acne_active" {
  category = "concern",
  label    = { en = "Active acne", es = "Acné activo" },
  synonyms = { "pimples", "breakouts", "spots" },
  codes    = { icd10cm = "L70.0" },
}

term "post_acne_erythema" {
  category = "concern",
  label    = { en = "Post-acne redness", es = "Rojez tras el acné" },
  synonyms = { "PIE", "red acne marks" },
}

-- Parts of the face and neck.

term "under_eye_dark_circles" {
  category = "concern",
  label    = { en = "Under-eye dark circles", es = "Ojeras" },
  synonyms = { "dark circles", "periorbital hyperpigmentation", "eye bags" },
}

term "neck_lines" {
  category = "concern",
  label    = { en = "Neck lines", es = "Líneas del cuello" },
  synonyms = { "horizontal neck wrinkles", "tech neck", "necklace lines" },
}

term "skin_texture" {
  category = "concern",
  label    = { en = "Uneven texture", es = "Textura irregular" },
  synonyms = { "rough skin" },
}

term "volume_loss" {
  category = "concern",
  label    = { en = "Volume loss", es = "Pérdida de volumen" },
  synonyms = { "hollow cheeks" },
}

term "vellus_hair" {
  category = "concern",
  label    = { en = "Fine facial hair", es = "Vello facial fino" },
  synonyms = { "peach fuzz" },
}
