-- Where on the body. Left and right are separate; an area lies in its parents.

term "face" {
  category = "body_part",
  label    = { en = "Face", es = "Cara" },
}

term "eyelid" {
  category = "body_part",
  label    = { en = "Eyelid", es = "Párpado" },
  parents  = { "face" },
}

term "ear" {
  category = "body_part",
  label    = { en = "Ear", es = "Oreja" },
}

term "back" {
  category = "body_part",
  label    = { en = "Back", es = "Espalda" },
}

term "shoulder_blade_left" {
  category = "body_part",
  label    = { en = "Left shoulder blade", es = "Omóplato izquierdo" },
  parents  = { "back" },
}

term "chest" {
  category = "body_part",
  label    = { en = "Chest", es = "Pecho" },
}

term "arm_left" {
  category = "body_part",
  label    = { en = "Left arm", es = "Brazo izquierdo" },
}

term "forearm_left" {
  category = "body_part",
  label    = { en = "Left forearm", es = "Antebrazo izquierdo" },
  parents  = { "arm_left" },
}

term "arm_right" {
  category = "body_part",
  label    = { en = "Right arm", es = "Brazo derecho" },
}

term "forearm_right" {
  category = "body_part",
  label    = { en = "Right forearm", es = "Antebrazo derecho" },
  parents  = { "arm_right" },
}

term "leg_left" {
  category = "body_part",
  label    = { en = "Left leg", es = "Pierna izquierda" },
}

term "leg_right" {
  category = "body_part",
  label    = { en = "Right leg", es = "Pierna derecha" },
}
