-- What fractional ablative laser helps: clearly, at the price of a week and of pigment risk.

local lighter_skin = fitzpatrick :at_most(3)

match "wrinkles-ablative-fractional" {
  concern   = "wrinkles", treatment = "laser_ablative_fractional", areas = { "face", "neck" },
  when      = lighter_skin,
  score     = 80, sessions = { 1, 3 }, interval = { "P1M", "P3M" },
  expect    = {
    en = "Clear improvement with about a week of healing; pigment risk rises with skin type.",
    es = "Mejoría clara con una semana de curación, más o menos; el riesgo de manchas crece con el fototipo.",
  },
  sources   = { "CT-006" },
}

match "laxity-ablative-fractional" {
  concern   = "laxity", treatment = "laser_ablative_fractional", areas = { "face", "neck" },
  when      = lighter_skin,
  score     = 55, sessions = { 1, 3 }, interval = { "P3M", "P6M" },
  expect    = {
    en = "Some tightening of neck and face with healing time.",
    es = "Algo de tensado de cuello y cara, con tiempo de curación.",
  },
  sources   = { "CT-022" },
}

match "atrophic-acne-scars-ablative-fractional" {
  concern   = "acne_scar_atrophic", treatment = "laser_ablative_fractional", areas = { "face" },
  when      = lighter_skin,
  score     = 80, sessions = { 1, 3 }, interval = { "P1M", "P3M" },
  expect    = {
    en = "Established and effective; redness and pigment change limit it in darker skin.",
    es = "Establecido y eficaz; la rojez y los cambios de pigmento lo limitan en piel más oscura.",
  },
  sources   = { "CT-026" },
}

match "raised-scars-ablative-fractional" {
  concern   = "scar_raised", treatment = "laser_ablative_fractional", areas = { "face", "chest", "arm" },
  when      = lighter_skin,
  score     = 40, sessions = { 3, 5 }, interval = { "P1M", "P2M" },
  expect    = {
    en = "May soften thick scars under specialist care.",
    es = "Puede suavizar cicatrices gruesas bajo cuidado especializado.",
  },
  sources   = { "CT-035" },
}

match "stretch-marks-ablative-fractional" {
  concern   = "stretch_marks", treatment = "laser_ablative_fractional",
  areas     = { "thigh", "abdomen", "breast", "hip", "buttock" },
  when      = lighter_skin,
  score     = 50, sessions = { 2, 4 }, interval = { "P1M", "P2M" },
  expect    = {
    en = "Similar gain to RF needling but more hyperpigmentation.",
    es = "Beneficio parecido al de las agujas con radiofrecuencia, pero con más manchas.",
  },
  sources   = { "CT-039" },
}

match "guttate-hypomelanosis-ablative-fractional" {
  concern   = "idiopathic_guttate_hypomelanosis", treatment = "laser_ablative_fractional",
  areas     = { "face", "arm", "leg" },
  when      = lighter_skin,
  score     = 60, sessions = { 1, 1 },
  expect    = {
    en = "Over half of the colour returned in nine of ten patients two months after one session.",
    es = "En nueve de cada diez pacientes volvió más de la mitad del color dos meses después de una sesión.",
  },
  sources   = { "CT-061" },
}
