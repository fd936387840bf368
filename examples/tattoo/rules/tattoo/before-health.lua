-- Illness and medicines: a studio does not judge them, it sends people to who can.

contraindication "bleeding" {
  treatments = { "tattoo", "piercing" },
  when       = condition "bleeding_disorder" :ever() | medication "blood_thinner" :taken(),
  severity   = "review",
  because    = {
    en = "It may bleed for long. Ask your physician, and do not stop a medicine for it on your own.",
    es = "Puede sangrar mucho tiempo. Consulte a su médico y no deje ningún medicamento por su cuenta.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "weakened-immunity" {
  treatments = { "tattoo", "piercing" },
  when       = condition "weakened_immunity" :active() | medication "immunosuppressant" :taken(),
  severity   = "review",
  because    = {
    en = "Infections are likelier; your physician should agree.",
    es = "Las infecciones son más probables; su médico debería estar de acuerdo.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "heart-valve" {
  treatments = { "tattoo_large", "piercing" },
  when       = condition "heart_valve_disease" :ever(),
  severity   = "review",
  because    = {
    en = "Germs in the blood can settle on a valve; your physician decides.",
    es = "Los gérmenes de la sangre pueden asentarse en una válvula; decide su médico.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "diabetes" {
  treatments = { "tattoo", "piercing" },
  when       = condition "diabetes" :ever(),
  severity   = "caution",
  because    = {
    en = "It may heal slowly; keep your sugar steady these weeks.",
    es = "Puede cicatrizar despacio; mantenga estable el azúcar estas semanas.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "isotretinoin" {
  treatments = { "tattoo", "piercing" },
  when       = medication "isotretinoin" :taken_within "P6M",
  severity   = "defer",
  because    = {
    en = "The skin is fragile and scars for months afterwards.",
    es = "La piel queda frágil y deja cicatrices durante meses.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}
