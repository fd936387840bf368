-- After ablative laser the skin is a wound: ointment and soaks for a week, then moisture and
-- sunscreen.

local ablative = { "laser_ablative_fractional", "laser_ablative_full" }

topical "petrolatum-ablative" {
  after     = ablative, product = "petrolatum",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "4/day",
  because   = {
    en = "Ointment several times a day for a week is standard.",
    es = "La norma es pomada varias veces al día durante una semana.",
  },
  sources   = { "TT-087" },
}

topical "dilute-vinegar" {
  after     = ablative, product = "acetic_acid_soak",
  use       = "recommended", from = "PT0S", till = "P4D", frequency = "3/day",
  because   = {
    en = "Dilute vinegar soaks two to three times a day for four days, then daily.",
    es = "Compresas de vinagre diluido de dos a tres veces al día durante cuatro días, después una al día.",
  },
  sources   = { "TT-088" },
}

topical "bland-moisturiser-ablative" {
  after     = ablative, product = "moisturizer_bland",
  use       = "recommended", before = "avoid", from = "P7D", till = "P30D", frequency = "2/day",
  because   = {
    en = "Moisturiser replaces ointment by day from day seven.",
    es = "La hidratante sustituye de día a la pomada desde el séptimo día.",
  },
  sources   = { "TT-100" },
}

topical "mineral-sunscreen-ablative" {
  after     = ablative, product = "sunscreen_mineral",
  use       = "recommended", before = "avoid", from = "P7D", till = "P90D", frequency = "1/day",
  because   = {
    en = "Sunscreen starts on day seven when the surface has closed.",
    es = "El protector solar empieza el séptimo día, cuando la superficie se ha cerrado.",
  },
  sources   = { "TT-089" },
}

topical "mineral-sunscreen-ablative-evidence-2013" {
  policy    = { sunscreen_after_ablative = "evidence-2013" },
  overrules = { "mineral-sunscreen-ablative" },
  after     = "laser_ablative_fractional", product = "sunscreen_mineral",
  details   = { with = "anti_inflammatory" },
  use       = "recommended", before = "avoid", from = "P1D", till = "P7D", frequency = "1/day",
  because   = {
    en = "A split-face trial started sunscreen with anti-inflammatories on day one to reduce hyperpigmentation.",
    es = "Un ensayo de media cara empezó el protector solar con antiinflamatorios el primer día para reducir las manchas.",
  },
  sources   = { "TT-090" },
}

topical "makeup-ablative" {
  after     = ablative, product = "makeup",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Makeup waits several days, until the surface has closed.",
    es = "El maquillaje espera varios días, hasta que la superficie se ha cerrado.",
  },
  sources   = { "TT-097" },
}
