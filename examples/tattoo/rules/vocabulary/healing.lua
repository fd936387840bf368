-- What goes on the skin while it heals, and what a client would like to do again.

term "healing_ointment" {
  category = "product",
  label    = { en = "Healing ointment", es = "Pomada cicatrizante" },
  synonyms = { "panthenol ointment", "tattoo butter" },
}

term "mild_soap" {
  category = "product",
  label    = { en = "Mild soap without perfume", es = "Jabón suave sin perfume" },
}

term "moisturiser_unscented" {
  category = "product",
  label    = { en = "Moisturiser without perfume", es = "Crema hidratante sin perfume" },
}

term "scented_lotion" {
  category = "product",
  label    = { en = "Scented lotion", es = "Loción perfumada" },
}

term "petroleum_jelly" {
  category = "product",
  label    = { en = "Petroleum jelly", es = "Vaselina" },
}

term "disinfectant" {
  category = "product",
  label    = { en = "Disinfectant with alcohol or peroxide", es = "Desinfectante con alcohol o peróxido" },
}

term "saline" {
  category = "product",
  label    = { en = "Sterile saline", es = "Suero fisiológico estéril" },
}

term "sunscreen" {
  category = "product",
  label    = { en = "Sunscreen of factor 50", es = "Protector solar de factor 50" },
}

term "swimming" {
  category = "activity",
  label    = { en = "Swimming and bathing", es = "Nadar y bañarse" },
  synonyms = { "pool", "sea", "bath" },
}

term "sauna" {
  category = "activity",
  label    = { en = "Sauna and steam", es = "Sauna y vapor" },
}

term "sunbathing" {
  category = "activity",
  label    = { en = "Sunbathing", es = "Tomar el sol" },
  synonyms = { "tanning" },
}

term "hard_training" {
  category = "activity",
  label    = { en = "Hard training", es = "Entrenamiento intenso" },
  synonyms = { "gym", "sport" },
}

term "changing_jewellery" {
  category = "activity",
  label    = { en = "Changing the jewellery", es = "Cambiar la joya" },
}
