-- How a tattoo heals, from the first hour to the sixth week.

step "leave-cover" {
  after   = "tattoo", act = "avoid", from = "PT0S", till = "PT3H",
  message = {
    en = "Leave the cover on for three hours and keep your hands off.",
    es = "Deje el apósito puesto tres horas y no se toque la zona.",
  },
  sources = { "TATTOO-HEALING" },
}

step "first-wash" {
  after   = "tattoo", act = "do", from = "PT3H", till = "PT12H",
  remind  = true,
  message = {
    en = "Wash your hands, take the cover off, wash with lukewarm water and mild soap, and dab dry with kitchen paper.",
    es = "Lávese las manos, retire el apósito, lave con agua tibia y jabón suave, y seque con papel de cocina sin frotar.",
  },
  sources = { "TATTOO-HEALING" },
}

local wash = {
  en = "Wash morning and evening with mild soap, dab dry, then a thin layer of ointment.",
  es = "Lave por la mañana y por la noche con jabón suave, seque sin frotar y ponga una capa fina de pomada.",
}

step "wash" {
  after   = "tattoo", act = "do", from = "P1D", till = "P14D",
  remind  = { at = { "08:00", "20:00" }, times = 10, expires = "PT4H" },
  message = wash,
  sources = { "TATTOO-HEALING" },
}

-- Under a film there is nothing to wash for three days.

step "leave-film" {
  policy    = { dressing = "film" },
  overrules = { "leave-cover", "first-wash" },
  after     = "tattoo", act = "avoid", from = "PT0S", till = "P3D",
  message   = {
    en = "Leave the film on for three days; a little fluid under it is normal.",
    es = "Deje la película tres días; un poco de líquido debajo es normal.",
  },
  sources   = { "TATTOO-HEALING" },
}

step "take-film-off" {
  policy    = { dressing = "film" },
  after     = "tattoo", act = "do", from = "P3D", till = "P4D",
  remind    = true,
  message   = {
    en = "Take the film off under the warm shower, slowly, along the skin.",
    es = "Retire la película bajo la ducha tibia, despacio y a ras de la piel.",
  },
  sources   = { "TATTOO-HEALING" },
}

step "wash-film" {
  policy    = { dressing = "film" },
  overrules = { "wash" },
  after     = "tattoo", step = "wash", act = "do", from = "P3D", till = "P14D",
  remind    = { at = { "08:00", "20:00" }, times = 6, expires = "PT4H" },
  message   = wash,
  sources   = { "TATTOO-HEALING" },
}

step "no-picking" {
  after   = "tattoo", act = "avoid", from = "P3D", till = "P21D",
  remind  = { at = { "18:00" }, days = "P3D", times = 3, expires = "PT6H" },
  message = {
    en = "It peels and itches now: do not scratch, and let the flakes fall off by themselves.",
    es = "Ahora se pela y pica: no se rasque y deje que las escamas caigan solas.",
  },
  sources = { "TATTOO-HEALING" },
}

step "loose-clothes" {
  after   = "tattoo_large", act = "do", from = "PT0S", till = "P7D",
  message = {
    en = "Wear loose cotton over it, and sleep on clean sheets.",
    es = "Lleve ropa holgada de algodón y duerma con sábanas limpias.",
  },
  sources = { "TATTOO-HEALING" },
}

step "keep-the-colours" {
  after   = "tattoo", act = "do", from = "P28D", till = "P56D",
  remind  = { at = { "09:00" }, days = "P7D", times = 4, expires = "PT6H" },
  message = {
    en = "Put sunscreen of factor 50 on the tattoo before you go out in the sun.",
    es = "Ponga protector solar de factor 50 sobre el tatuaje antes de salir al sol.",
  },
  sources = { "TATTOO-HEALING" },
}

step "look-at-it-together" {
  after   = "tattoo", act = "book", from = "P28D", till = "P42D",
  remind  = true,
  message = {
    en = "Come by, so that we see how it has healed and whether it needs a touch-up.",
    es = "Pase a vernos, para comprobar cómo ha cicatrizado y si necesita un retoque.",
  },
  sources = { "TATTOO-HEALING" },
}

step "allergy-check" {
  after    = "tattoo", act = "check", from = "P21D", till = "P84D",
  remind   = { every = "P4W", times = 2, expires = "P2D" },
  message  = {
    en = "Tell us if a colour has become raised, itchy or scaly.",
    es = "Díganos si algún color se ha abultado, pica o se descama.",
  },
  red_flag = {
    en = "It may be an allergy to the pigment: see a dermatologist, and take the name of the ink along, which we will give you.",
    es = "Puede ser alergia al pigmento: consulte a dermatología y lleve el nombre de la tinta, que le daremos.",
  },
  sources  = { "TATTOO-HEALING" },
}
