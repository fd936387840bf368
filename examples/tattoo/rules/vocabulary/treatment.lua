-- What a studio does. A rule about a group holds for all in it.

term "tattoo" {
  category = "treatment",
  label    = { en = "Tattoo", es = "Tatuaje" },
}

term "tattoo_small" {
  category = "treatment",
  label    = { en = "Small tattoo", es = "Tatuaje pequeño" },
  parents  = { "tattoo" },
  synonyms = { "fine line tattoo", "lettering" },
}

term "tattoo_large" {
  category = "treatment",
  label    = { en = "Large tattoo", es = "Tatuaje grande" },
  parents  = { "tattoo" },
  synonyms = { "sleeve", "back piece", "cover-up" },
}

term "tattoo_touch_up" {
  category = "treatment",
  label    = { en = "Touch-up of a tattoo", es = "Retoque de un tatuaje" },
  parents  = { "tattoo" },
  synonyms = { "touch-up", "refresh" },
}

term "piercing" {
  category = "treatment",
  label    = { en = "Piercing", es = "Perforación" },
}

term "piercing_ear_lobe" {
  category = "treatment",
  label    = { en = "Piercing of the ear lobe", es = "Perforación del lóbulo de la oreja" },
  parents  = { "piercing" },
}

term "piercing_cartilage" {
  category = "treatment",
  label    = { en = "Piercing of the ear cartilage", es = "Perforación del cartílago de la oreja" },
  parents  = { "piercing" },
  synonyms = { "helix", "tragus", "conch" },
}
