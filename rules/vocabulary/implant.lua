-- What a person may carry in the body. The ICD-10-CM code was checked against the order file
-- of 2021.

term "pacemaker_or_icd" {
  category = "implant",
  label    = { en = "Pacemaker or defibrillator", es = "Marcapasos o desfibrilador" },
  parents  = { "active_implanted_device" },
  synonyms = { "pacemaker", "ICD", "defibrillator" },
  codes    = { icd10cm = "Z95.0" },
}

term "active_implanted_device" {
  category = "implant",
  label    = { en = "Active implanted device (group)", es = "Dispositivo implantado activo (grupo)" },
  synonyms = { "insulin pump", "neurostimulator" },
}

term "metal_implant" {
  category = "implant",
  label    = { en = "Metal implant", es = "Implante metálico" },
  synonyms = { "plate", "screw", "metal plate", "titanium plate" },
}
