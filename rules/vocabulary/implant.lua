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
  question = {
    en = "Do you carry an electrical device in your body, such as a pacemaker, a nerve stimulator or a pump?",
    es = "¿Lleva en el cuerpo un dispositivo eléctrico, como un marcapasos, un neuroestimulador o una bomba?",
  },
}

term "metal_implant" {
  category = "implant",
  label    = { en = "Metal implant", es = "Implante metálico" },
  synonyms = { "plate", "screw", "metal plate", "titanium plate" },
}
