-- What a client reacts to: inks, metals, gloves.

contraindication "pigment-allergy" {
  treatments = { "tattoo" },
  when       = allergy "tattoo_pigment",
  severity   = "review",
  because    = {
    en = "A patch test with the ink comes first.",
    es = "Primero hay que probar la tinta en un punto de la piel.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "red-pigment-allergy" {
  treatments = { "tattoo" },
  details    = { ink = "red" },
  when       = allergy "red_pigment",
  severity   = "refuse",
  because    = {
    en = "Red ink would do it again, and it cannot be taken out.",
    es = "La tinta roja volvería a causarlo, y no se puede retirar.",
  },
  sources    = { "TATTOO-BEFORE" },
}

contraindication "latex-allergy" {
  treatments = { "tattoo", "piercing" },
  when       = allergy "latex",
  severity   = "caution",
  because    = {
    en = "We wear nitrile gloves and cover the machine without latex.",
    es = "Usamos guantes de nitrilo y cubrimos la máquina sin látex.",
  },
  sources    = { "TATTOO-BEFORE", "PIERCING-BEFORE" },
}

contraindication "nickel-allergy" {
  treatments = { "piercing" },
  when       = allergy "nickel",
  severity   = "caution",
  because    = { en = "Only jewellery of titanium.", es = "Solo joyas de titanio." },
  sources    = { "PIERCING-BEFORE" },
}
