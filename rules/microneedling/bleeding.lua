-- Blood that clots badly, or is kept from clotting. Nobody stops a medicine for the sake of a
-- session: the clinic chooses between a review and care.

contraindication "bleeding-disorder" {
  treatments = { "microneedling" },
  when       = condition "bleeding_disorder" :ever(),
  severity   = "refuse",
  because    = "Bleeding disorder or failing haemostasis is a device contraindication.",
  sources    = { "CI-025" },
}

contraindication "anticoagulant" {
  treatments = { "microneedling" },
  when       = medication "anticoagulant" :taken(),
  severity   = "review",
  because    = "The device was not evaluated on anticoagulants and bleeding or bruising is likelier.",
  sources    = { "CI-026" },
}

contraindication "anticoagulant-evidence-2019" {
  policy     = { antithrombotic = "evidence-2019" },
  overrules  = { "anticoagulant" },
  treatments = { "microneedling" },
  when       = medication "anticoagulant" :taken(),
  severity   = "caution",
  because    = "Reviews advise against stopping needed antithrombotics for minor skin procedures, so expect bruising and adapt technique.",
  sources    = { "CI-027" },
}

contraindication "antiplatelet" {
  treatments = { "microneedling" },
  when       = medication "antiplatelet" :taken(),
  severity   = "review",
  because    = "Clinics exclude even low-dose aspirin without a doctor's agreement.",
  sources    = { "CI-028" },
}

contraindication "antiplatelet-evidence-2019" {
  policy     = { antithrombotic = "evidence-2019" },
  overrules  = { "antiplatelet" },
  treatments = { "microneedling" },
  when       = medication "antiplatelet" :taken(),
  severity   = "caution",
  because    = "The same review advises against stopping needed antiplatelet drugs, so expect bruising and adapt technique.",
  sources    = { "CI-204" },
}
