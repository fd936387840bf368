-- After fractional non-ablative laser: sun, sweat and heat wait.

step "sunscreen-morning-nonablative" {
  after   = "laser_fractional_nonablative", step = "sunscreen-morning", act = "do", from = "P1D", till = "P60D",
  with    = "sunscreen_mineral",
  remind  = { at = { "08:00" }, times = 59, expires = "PT4H" },
  message = {
    en = "Put on physical sunscreen of factor 30 or more each morning.",
    es = "Póngase protector solar físico de factor 30 o más cada mañana.",
  },
  sources = { "AS-073" },
}

step "avoid-sun-nonablative" {
  after   = "laser_fractional_nonablative", step = "avoid-sun", act = "avoid", from = "PT0S", till = "P2M",
  remind  = true,
  message = {
    en = "Avoid direct sun for one to two months.",
    es = "Evite el sol directo de uno a dos meses.",
  },
  sources = { "AS-074" },
}

step "avoid-exercise" {
  after   = "laser_fractional_nonablative", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "Avoid sweating, swimming and alcohol for a week.",
    es = "Evite el sudor, la natación y el alcohol durante una semana.",
  },
  sources = { "AS-075" },
}

step "avoid-sauna-heat" {
  after   = "laser_fractional_nonablative", act = "avoid", from = "PT0S", till = "P7D",
  remind  = true,
  message = {
    en = "No sauna or steam for a week.",
    es = "Nada de sauna ni vapor durante una semana.",
  },
  sources = { "AS-076" },
}
