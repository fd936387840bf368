-- The skin where it is wanted, and how it scars.

contraindication "skin-infection" {
  treatments = { "tattoo", "piercing" },
  when       = condition "skin_infection" :active() :here(),
  severity   = "defer",
  because    = {
    en = "Needles would carry the infection deeper.",
    es = "Las agujas llevarían la infección más adentro.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "sunburn" {
  treatments = { "tattoo" },
  when       = condition "sunburn" :active_within "P2W" :here(),
  severity   = "defer",
  because    = {
    en = "Burnt skin peels and does not hold ink.",
    es = "La piel quemada se pela y no retiene la tinta.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "fresh-tan" {
  treatments = { "tattoo" },
  when       = exposure "sun_tan" :within "P2W" :here(),
  severity   = "caution",
  because    = {
    en = "Colours are hard to judge on tanned skin.",
    es = "Los colores se juzgan mal sobre piel bronceada.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "flare-here" {
  treatments = { "tattoo", "piercing" },
  when       = condition "flaring_skin_disease" :active() :here(),
  severity   = "defer",
  because    = {
    en = "Inflamed skin heals badly; we wait for a calm phase.",
    es = "La piel inflamada cicatriza mal; esperamos a una fase tranquila.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "psoriasis-anywhere" {
  treatments = { "tattoo" },
  when       = condition "psoriasis" :ever(),
  severity   = "caution",
  because    = {
    en = "New patches may appear where a needle has been.",
    es = "Pueden aparecer placas nuevas donde ha pasado la aguja.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "keloids-and-tattoos" {
  treatments = { "tattoo" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "review",
  because    = {
    en = "Lines may rise; look at an older scar together first.",
    es = "Las líneas pueden abultarse; miren antes juntos una cicatriz antigua.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "keloids-and-piercings" {
  treatments = { "piercing" },
  when       = condition "keloid_tendency" :ever(),
  severity   = "refuse",
  because    = {
    en = "Keloids grow on pierced ears more than anywhere.",
    es = "Los queloides crecen sobre todo en las orejas perforadas.",
  },
  sources    = { "PIERCING-BEFORE" },
}

contraindication "mole" {
  treatments = { "tattoo" },
  when       = condition "mole" :active() :here(),
  severity   = "caution",
  because    = {
    en = "Moles stay free of ink, so that a physician can still read them.",
    es = "Los lunares quedan sin tinta, para que un médico pueda seguir vigilándolos.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "eyelid" {
  treatments = { "tattoo", "piercing" },
  when       = area "eyelid",
  severity   = "refuse",
  because    = {
    en = "The skin of the lid is too thin, and the eye too near.",
    es = "La piel del párpado es demasiado fina y el ojo está demasiado cerca.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "still-healing" {
  treatments = { "tattoo" },
  when       = earlier "tattoo" :within "P6W" :here(),
  severity   = "defer",
  because    = {
    en = "The skin there has not finished healing.",
    es = "La piel de esa zona no ha terminado de cicatrizar.",
  },
  sources    = { "TATTOO-BEFORE" },
}
