-- Age, pregnancy, and the state in which a client arrives.

contraindication "under-age" {
  treatments = { "tattoo", "piercing" },
  when       = age :under "P18Y",
  severity   = "defer",
  because    = { en = "We work on adults only.", es = "Trabajamos solo con adultos." },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "under-sixteen" {
  policy     = { minimum_age = "sixteen-with-guardian" },
  overrules  = { "under-age" },
  treatments = { "tattoo", "piercing" },
  when       = age :under "P16Y",
  severity   = "defer",
  because    = {
    en = "Even with a guardian, sixteen is the least.",
    es = "Incluso con un tutor, dieciséis es lo mínimo.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "guardian-needed" {
  policy     = { minimum_age = "sixteen-with-guardian" },
  treatments = { "tattoo", "piercing" },
  when       = age :at_least "P16Y" & age :under "P18Y",
  severity   = "review",
  because    = {
    en = "A guardian has to come along and sign; the studio decides.",
    es = "Un tutor tiene que venir y firmar; el estudio decide.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "pregnancy" {
  treatments = { "tattoo", "piercing" },
  when       = pregnant :yes(),
  severity   = "defer",
  because    = {
    en = "An infection could harm the child; it can wait.",
    es = "Una infección podría dañar al bebé; puede esperar.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "breastfeeding" {
  treatments = { "tattoo" },
  when       = breastfeeding :yes(),
  severity   = "defer",
  because    = {
    en = "Little is known of inks and breast milk; it can wait.",
    es = "Se sabe poco de tintas y leche materna; puede esperar.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "alcohol-lately" {
  treatments = { "tattoo", "piercing" },
  when       = exposure "alcohol" :within "P1D",
  severity   = "defer",
  because    = {
    en = "Who has been drinking bleeds more and decides worse.",
    es = "Quien ha bebido sangra más y decide peor.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "acute-illness" {
  treatments = { "tattoo", "piercing" },
  when       = condition "acute_illness" :active_within "P1W",
  severity   = "defer",
  because    = {
    en = "The body heals one thing at a time: a week after you are well.",
    es = "El cuerpo cura mejor de una en una: una semana después de sanar.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "fainting" {
  treatments = { "tattoo", "piercing" },
  when       = condition "fainting" :ever(),
  severity   = "caution",
  because    = {
    en = "Eat before you come; we work with you lying down.",
    es = "Coma antes de venir; trabajaremos con usted en posición tumbada.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}
