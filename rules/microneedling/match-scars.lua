-- Scars and stretch marks grow shallower and softer over months; they do not vanish.

local monthly = { "P4W", "P6W" }

match "atrophic-acne-scars" {
  concern   = "acne_scar_atrophic", treatment = "microneedling", areas = { "face" },
  score     = 78, sessions = { 3, 6 }, interval = { "P2W", "P6W" },
  expect    = {
    en = "Scar grade improves and pigment risk is low; ice-pick scars respond least and scars do not vanish.",
    es = "El grado de las cicatrices mejora y el riesgo de manchas es bajo; las cicatrices en picahielo responden menos y no desaparecen.",
  },
  sources   = { "CT-024", "SF-038" },
}

match "surgical-scars" {
  concern   = "scar_surgical", treatment = "microneedling", areas = { "face", "neck", "abdomen", "breast" },
  score     = 70, sessions = { 2, 6 }, interval = monthly,
  expect    = {
    en = "Most scars improve by half or more in a large prospective series; starting at six weeks may help.",
    es = "En una serie prospectiva grande, la mayoría de las cicatrices mejora la mitad o más; empezar a las seis semanas puede ayudar.",
  },
  sources   = { "CT-031", "SF-019" },
}

match "traumatic-scars" {
  concern   = "scar_traumatic", treatment = "microneedling", areas = { "face", "neck", "arm", "leg" },
  score     = 65, sessions = { 2, 6 }, interval = monthly,
  expect    = {
    en = "Traumatic scars improve as surgical scars do; colour match stays imperfect.",
    es = "Las cicatrices por traumatismo mejoran como las quirúrgicas; el color no llega a igualarse del todo.",
  },
  sources   = { "CT-033", "SF-039", "SF-040" },
}

match "raised-scars" {
  concern   = "scar_raised", treatment = "microneedling", areas = { "face", "chest", "arm" },
  score     = 35, sessions = { 3, 6 }, interval = monthly,
  expect    = {
    en = "Only combined with silicone gel did height and pliability improve in the short term.",
    es = "Solo en combinación con gel de silicona mejoraron la altura y la flexibilidad a corto plazo.",
  },
  sources   = { "CT-034", "SF-045" },
}

match "stretch-marks" {
  concern   = "stretch_marks", treatment = "microneedling",
  areas     = { "thigh", "breast", "upper_arm", "abdomen", "hip", "buttock" },
  score     = 60, sessions = { 3, 6 }, interval = monthly,
  expect    = {
    en = "Colour and texture improve about as much as with lasers; marks cannot be removed completely.",
    es = "El color y la textura mejoran más o menos como con láser; las estrías no se pueden eliminar por completo.",
  },
  sources   = { "CT-036", "SF-021", "SF-046", "SF-047", "SF-049", "SF-050", "SF-051" },
}
