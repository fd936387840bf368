-- What a studio does. A rule about a group holds for all in it.

term "tattoo" {
  category = "work",
  label    = { en = "Tattoo", es = "Tatuaje" },
}

term "tattoo_small" {
  category = "work",
  label    = { en = "Small tattoo", es = "Tatuaje pequeño" },
  parents  = { "tattoo" },
  synonyms = { "fine line tattoo", "lettering" },
}

term "tattoo_large" {
  category = "work",
  label    = { en = "Large tattoo", es = "Tatuaje grande" },
  parents  = { "tattoo" },
  synonyms = { "sleeve", "back piece", "cover-up" },
}

term "tattoo_touch_up" {
  category = "work",
  label    = { en = "Touch-up of a tattoo", es = "Retoque de un tatuaje" },
  parents  = { "tattoo" },
  synonyms = { "touch-up", "refresh" },
}

term "piercing" {
  category = "work",
  label    = { en = "Piercing", es = "Perforación" },
}

term "piercing_ear_lobe" {
  category = "work",
  label    = { en = "Piercing of the ear lobe", es = "Perforación del lóbulo de la oreja" },
  parents  = { "piercing" },
}

term "piercing_cartilage" {
  category = "work",
  label    = { en = "Piercing of the ear cartilage", es = "Perforación del cartílago de la oreja" },
  parents  = { "piercing" },
  synonyms = { "helix", "tragus", "conch" },
}
