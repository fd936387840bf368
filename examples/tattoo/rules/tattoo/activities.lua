-- What may be done again, and from when. The kind is this studio's own: ../../plugins.

local soaking = {
  en = "Soaked skin loses ink, and water that others bathe in carries germs.",
  es = "La piel empapada pierde tinta, y el agua compartida lleva gérmenes.",
}

activity "swimming" {
  after    = "tattoo", activity = { "swimming", "sauna" },
  may      = "not_yet", from = "PT0S", till = "P21D",
  because  = soaking,
  sources  = { "TATTOO-HEALING" },
}

activity "swimming-slow-healing" {
  after    = "tattoo", activity = { "swimming", "sauna" },
  when     = condition "diabetes" :ever() | condition "weakened_immunity" :active(),
  may      = "not_yet", from = "PT0S", till = "P28D",
  because  = { en = "It may heal more slowly: a week longer.", es = "Puede cicatrizar más despacio: una semana más." },
  sources  = { "TATTOO-HEALING" },
}

activity "swimming-after-piercing" {
  after    = "piercing", activity = "swimming",
  may      = "not_yet", from = "PT0S", till = "P28D",
  because  = {
    en = "Water that others bathe in carries germs into the channel.",
    es = "El agua compartida lleva gérmenes al canal.",
  },
  sources  = { "PIERCING-HEALING" },
}

activity "sunbathing" {
  after    = "tattoo", activity = "sunbathing",
  may      = "with_care", before = "not_yet", from = "P28D", till = "P56D",
  because  = {
    en = "Sun burns new skin and fades new ink; afterwards with sunscreen.",
    es = "El sol quema la piel nueva y aclara la tinta; después, con protector.",
  },
  sources  = { "TATTOO-HEALING" },
}

activity "training" {
  after    = "tattoo", activity = "hard_training",
  may      = "with_care", before = "not_yet", from = "P2D", till = "P14D",
  because  = {
    en = "Sweat and rubbing irritate it; keep it clean and dry.",
    es = "El sudor y el roce lo irritan; manténgalo limpio y seco.",
  },
  sources  = { "TATTOO-HEALING" },
}

activity "training-large" {
  after    = "tattoo_large", activity = "hard_training",
  may      = "not_yet", from = "PT0S", till = "P7D",
  because  = { en = "Stretching tears a large wound open.", es = "Al estirarse, una herida grande se abre." },
  sources  = { "TATTOO-HEALING" },
}

activity "jewellery-lobe" {
  after    = "piercing_ear_lobe", activity = "changing_jewellery",
  may      = "not_yet", from = "PT0S", till = "P42D",
  because  = { en = "The channel closes within minutes.", es = "El canal se cierra en minutos." },
  sources  = { "PIERCING-HEALING" },
}

activity "jewellery-cartilage" {
  after    = "piercing_cartilage", activity = "changing_jewellery",
  may      = "not_yet", from = "PT0S", till = "P84D",
  because  = {
    en = "Cartilage has little blood and heals slowly.",
    es = "El cartílago tiene poca sangre y cicatriza despacio.",
  },
  sources  = { "PIERCING-HEALING" },
}
