-- What a clinic does. The ATC code was checked against the list of April 2026.

term "microneedling" {
  category = "treatment",
  label    = { en = "Microneedling", es = "Microagujas" },
  synonyms = {
    "CIT", "collagen induction therapy", "PCI", "percutaneous collagen induction",
    "dermaroller", "skin needling", "dermal needling", "SkinPen", "dermapen",
  },
}

term "rf_microneedling" {
  category = "treatment",
  label    = { en = "Radiofrequency microneedling", es = "Microagujas con radiofrecuencia" },
  parents  = { "light_laser_or_rf_nonablative" },
  synonyms = { "RFMN", "FMR", "MNRF", "fractional RF needling", "Morpheus8", "Vivace", "Potenza" },
}

term "chemical_peel_superficial" {
  category = "treatment",
  label    = { en = "Superficial chemical peel", es = "Peeling químico superficial" },
  parents  = { "chemical_peel" },
  synonyms = { "light peel", "lunchtime peel", "glycolic peel" },
}

term "chemical_peel_medium" {
  category = "treatment",
  label    = { en = "Medium-depth chemical peel", es = "Peeling químico de profundidad media" },
  parents  = { "chemical_peel" },
  synonyms = { "TCA peel", "medium peel" },
}

term "ipl" {
  category = "treatment",
  label    = { en = "Intense pulsed light", es = "Luz pulsada intensa" },
  parents  = { "light_laser_or_rf_nonablative" },
  synonyms = { "photofacial", "BBL", "broadband light", "Lumecca" },
}

term "laser_fractional_nonablative" {
  category = "treatment",
  label    = { en = "Fractional non-ablative laser", es = "Láser fraccionado no ablativo" },
  parents  = { "light_laser_or_rf_nonablative" },
  synonyms = { "Fraxel", "NAFL", "1550", "1927" },
}

term "laser_ablative_fractional" {
  category = "treatment",
  label    = { en = "Fractional ablative laser", es = "Láser fraccionado ablativo" },
  synonyms = { "AFL", "fractional CO2", "fractional erbium" },
}

term "laser_ablative_full" {
  category = "treatment",
  label    = { en = "Full ablative laser", es = "Láser ablativo completo" },
  parents  = { "skin_resurfacing_or_deep_peel" },
  synonyms = { "CO2 resurfacing", "full-face resurfacing" },
}

term "led_light" {
  category = "treatment",
  label    = { en = "LED light", es = "Luz LED" },
  synonyms = { "LED mask", "photobiomodulation", "red light", "blue light" },
}

term "dermaplaning" {
  category = "treatment",
  label    = { en = "Dermaplaning", es = "Dermaplaning" },
  synonyms = { "blade exfoliation" },
}

term "microdermabrasion" {
  category = "treatment",
  label    = { en = "Microdermabrasion", es = "Microdermoabrasión" },
  synonyms = { "MDA", "diamond peel" },
}

term "botulinum_toxin" {
  category = "treatment",
  label    = { en = "Botulinum toxin", es = "Toxina botulínica" },
  synonyms = { "Botox", "Dysport", "Xeomin", "neurotoxin", "neuromodulator" },
  codes    = { atc = "M03AX01" },
}

term "dermal_filler" {
  category = "treatment",
  label    = { en = "Dermal filler", es = "Relleno dérmico" },
  synonyms = { "hyaluronic acid filler injection", "Juvederm", "Restylane" },
}
