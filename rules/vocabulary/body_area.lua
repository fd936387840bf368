-- Where on the body. Left and right are separate; an area lies in its parents.

-- Face.

term "face" {
  category = "body_area",
  label    = { en = "Face", es = "Cara" },
  synonyms = { "facial" },
}

term "forehead" {
  category = "body_area",
  label    = { en = "Forehead", es = "Frente" },
  parents  = { "face" },
}

term "glabella" {
  category = "body_area",
  label    = { en = "Glabella", es = "Entrecejo" },
  parents  = { "forehead" },
  synonyms = { "frown area" },
}

term "cheek" {
  category = "body_area",
  label    = { en = "Cheek", es = "Mejilla" },
  parents  = { "face" },
}

term "cheek_left" {
  category = "body_area",
  label    = { en = "Left cheek", es = "Mejilla izquierda" },
  parents  = { "cheek" },
}

term "cheek_right" {
  category = "body_area",
  label    = { en = "Right cheek", es = "Mejilla derecha" },
  parents  = { "cheek" },
}

term "nose" {
  category = "body_area",
  label    = { en = "Nose", es = "Nariz" },
  parents  = { "face" },
}

term "perioral" {
  category = "body_area",
  label    = { en = "Perioral area", es = "Zona perioral" },
  parents  = { "face" },
  synonyms = { "around the mouth" },
}

term "lips" {
  category = "body_area",
  label    = { en = "Lips", es = "Labios" },
  parents  = { "perioral" },
  synonyms = { "lip" },
}

term "upper_lip" {
  category = "body_area",
  label    = { en = "Upper lip", es = "Labio superior" },
  parents  = { "perioral" },
}

term "chin" {
  category = "body_area",
  label    = { en = "Chin", es = "Mentón" },
  parents  = { "face" },
}

term "jawline" {
  category = "body_area",
  label    = { en = "Jawline", es = "Línea de la mandíbula" },
  parents  = { "face" },
}

term "periorbital" {
  category = "body_area",
  label    = { en = "Periorbital area", es = "Zona periorbitaria" },
  parents  = { "face" },
  synonyms = { "around the eyes", "under eye" },
}

term "eyelid_within_orbital_rim" {
  category = "body_area",
  label    = { en = "Eyelid within the orbital rim", es = "Párpado dentro del reborde orbitario" },
  parents  = { "periorbital" },
  synonyms = { "eyelid" },
}

term "temple" {
  category = "body_area",
  label    = { en = "Temple", es = "Sien" },
  parents  = { "face" },
}

-- Neck and trunk.

term "neck" {
  category = "body_area",
  label    = { en = "Neck", es = "Cuello" },
}

term "chest" {
  category = "body_area",
  label    = { en = "Chest", es = "Pecho" },
  parents  = { "trunk" },
  synonyms = { "decolletage", "décolletage" },
}

term "trunk" {
  category = "body_area",
  label    = { en = "Trunk", es = "Tronco" },
}

term "breast" {
  category = "body_area",
  label    = { en = "Breast", es = "Mama" },
  parents  = { "trunk" },
}

term "abdomen" {
  category = "body_area",
  label    = { en = "Abdomen", es = "Abdomen" },
  parents  = { "trunk" },
  synonyms = { "abdominal wall", "belly", "tummy" },
}

term "back" {
  category = "body_area",
  label    = { en = "Back", es = "Espalda" },
  parents  = { "trunk" },
}

-- Arm.

term "arm" {
  category = "body_area",
  label    = { en = "Arm", es = "Brazo entero" },
}

term "upper_arm" {
  category = "body_area",
  label    = { en = "Upper arm", es = "Parte superior del brazo" },
  parents  = { "arm" },
}

term "forearm" {
  category = "body_area",
  label    = { en = "Forearm", es = "Antebrazo" },
  parents  = { "arm" },
}

term "hand" {
  category = "body_area",
  label    = { en = "Hand", es = "Mano" },
  parents  = { "arm" },
}

-- Leg.

term "leg" {
  category = "body_area",
  label    = { en = "Leg", es = "Pierna" },
}

term "thigh" {
  category = "body_area",
  label    = { en = "Thigh", es = "Muslo" },
  parents  = { "leg" },
}

term "hip" {
  category = "body_area",
  label    = { en = "Hip", es = "Cadera" },
  parents  = { "leg" },
}

term "buttock" {
  category = "body_area",
  label    = { en = "Buttock", es = "Glúteo" },
  parents  = { "leg" },
}

term "knee" {
  category = "body_area",
  label    = { en = "Knee", es = "Rodilla" },
  parents  = { "leg" },
}

-- Hair.

term "scalp" {
  category = "body_area",
  label    = { en = "Scalp", es = "Cuero cabelludo" },
  parents  = { "hair_bearing_area" },
}

term "hair_bearing_area" {
  category = "body_area",
  label    = { en = "Hair-bearing area (group)", es = "Zona con vello (grupo)" },
  synonyms = { "eyebrow", "beard" },
}
