-- What the skin may have met lately. The ICD-10-CM code was checked against the order file
-- of 2021.

term "sun_tan" {
  category = "exposure",
  label    = { en = "Recent tan", es = "Bronceado reciente" },
  synonyms = { "tanned", "sunbed", "tanning bed" },
  question = {
    en = "Have you been tanned lately, by the sun or a sunbed? When, and where?",
    es = "¿Se ha bronceado hace poco, al sol o en cabina? ¿Cuándo y dónde?",
  },
}

term "self_tanner" {
  category = "exposure",
  label    = { en = "Self-tanning product", es = "Autobronceador" },
  synonyms = { "fake tan", "spray tan" },
  question = {
    en = "Have you used a self-tanner lately? When, and where?",
    es = "¿Ha usado autobronceador hace poco? ¿Cuándo y dónde?",
  },
}

term "sun_unprotected" {
  category = "exposure",
  label    = { en = "Unprotected sun exposure", es = "Exposición al sol sin protección" },
  question = {
    en = "Has the skin been in the sun without protection since yesterday? Where?",
    es = "¿Ha estado la piel al sol sin protección desde ayer? ¿Dónde?",
  },
}

term "smoking" {
  category = "exposure",
  label    = { en = "Smoking", es = "Tabaco" },
  synonyms = { "tobacco", "vaping" },
  codes    = { icd10cm = "F17.200" },
  question = {
    en = "Do you smoke or vape, or did you lately? When last?",
    es = "¿Fuma o vapea, o lo ha hecho hace poco? ¿Cuándo por última vez?",
  },
}
