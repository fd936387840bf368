-- After ablative laser: what waits for weeks, and what a prescriber may add at once.

local ablative = { "laser_ablative_fractional", "laser_ablative_full" }
local week_three = {
  en = "Serums and retinoids return in week three or four.",
  es = "Los sérums y los retinoides vuelven en la tercera o cuarta semana.",
}

topical "potent-steroid" {
  after     = "laser_ablative_fractional", product = "topical_steroid_potent",
  details   = { prescriber_only = "yes" },
  use       = "allowed", from = "PT0S", till = "P2D", frequency = "2/day",
  because   = {
    en = "Two days of clobetasol cut hyperpigmentation from 75 to 40 percent in type IV skin.",
    es = "Dos días de clobetasol bajaron las manchas del 75 al 40 por ciento en piel de tipo IV.",
  },
  sources   = { "TT-091" },
}

topical "platelet-rich-plasma" {
  after     = "laser_ablative_fractional", product = "prp_autologous",
  use       = "allowed", from = "PT0S", till = "PT24H", frequency = "once",
  because   = {
    en = "Topical plasma eased redness and pain after fractional laser without changing scars.",
    es = "El plasma sobre la piel alivió la rojez y el dolor tras el láser fraccionado, sin cambiar las cicatrices.",
  },
  sources   = { "TT-101" },
}

topical "vitamin-c-ablative" {
  after     = ablative, product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Clinics hold vitamin C for a week after resurfacing.",
    es = "Las clínicas retrasan la vitamina C una semana después del láser.",
  },
  sources   = { "TT-093" },
}

topical "vitamin-c-ablative-evidence-2016" {
  policy    = { vitamin_c_after_ablative = "evidence-2016" },
  overrules = { "vitamin-c-ablative" },
  after     = "laser_ablative_fractional", product = "l_ascorbic_acid",
  details   = { serum = "c_e_ferulic" },
  use       = "recommended", from = "PT0S", till = "P14D", frequency = "1/day",
  because   = {
    en = "Two split-face trials found faster healing and less redness with a vitamin C, E and ferulic serum applied at once.",
    es = "Dos ensayos de media cara vieron curación más rápida y menos rojez con un sérum de vitamina C, E y ácido ferúlico aplicado enseguida.",
  },
  sources   = { "TT-092" },
}

topical "tretinoin-ablative" {
  after     = ablative, product = "tretinoin",
  use       = "avoid", from = "PT0S", till = "P21D",
  because   = week_three,
  sources   = { "TT-094" },
}

topical "retinol-ablative" {
  after     = ablative, product = "retinol",
  use       = "avoid", from = "PT0S", till = "P21D",
  because   = week_three,
  sources   = { "TT-095" },
}

topical "hydroquinone-ablative" {
  after     = ablative, product = "hydroquinone",
  use       = "recommended", before = "avoid", from = "P14D", till = "P12W", frequency = "1/day",
  because   = {
    en = "Bleaching cream resumes in week two when hyperpigmentation is feared.",
    es = "La crema blanqueadora vuelve en la segunda semana cuando se temen manchas.",
  },
  sources   = { "TT-096" },
}

topical "antibiotic-ointment" {
  after     = ablative, product = "topical_antibiotic",
  use       = "avoid", from = "PT0S", till = "P14D",
  because   = {
    en = "Neomycin and bacitracin cause contact allergy without better healing.",
    es = "La neomicina y la bacitracina causan alergia de contacto sin mejorar la curación.",
  },
  sources   = { "TT-098" },
}

topical "fragrance" {
  after     = ablative, product = "fragrance",
  use       = "avoid", from = "PT0S", till = "P14D",
  because   = {
    en = "Anything on newly resurfaced skin can trigger dermatitis.",
    es = "Cualquier cosa sobre la piel recién tratada puede provocar dermatitis.",
  },
  sources   = { "TT-099" },
}
