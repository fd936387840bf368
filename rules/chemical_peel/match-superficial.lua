-- What superficial peels help: a course of them, two to four weeks apart. An agent that the
-- evidence is for stands in `details`.

local usual, fortnights = { 3, 6 }, { "P2W", "P4W" }

match "dullness" {
  concern   = "dullness", treatment = "chemical_peel_superficial", areas = { "face", "neck" },
  score     = 75, sessions = usual, interval = fortnights,
  expect    = {
    en = "Brighter, smoother surface within days; fades without maintenance.",
    es = "Superficie más luminosa y lisa en pocos días; se pierde sin mantenimiento.",
  },
  sources   = { "CT-015" },
}

match "fine-lines" {
  concern   = "fine_lines", treatment = "chemical_peel_superficial", areas = { "face", "neck", "hand" },
  score     = 50, sessions = usual, interval = fortnights,
  expect    = {
    en = "Texture smooths a little with repeated peels; maintenance is needed.",
    es = "La textura se alisa un poco con peelings repetidos; hace falta mantenimiento.",
  },
  sources   = { "CT-011" },
}

match "texture" {
  concern   = "skin_texture", treatment = "chemical_peel_superficial", areas = { "face", "neck" },
  score     = 60, sessions = usual, interval = fortnights,
  expect    = {
    en = "Smoother surface with repeated peels.",
    es = "Superficie más lisa con peelings repetidos.",
  },
  sources   = { "CT-088" },
}

match "enlarged-pores" {
  concern   = "enlarged_pores", treatment = "chemical_peel_superficial",
  areas     = { "face", "nose", "cheek", "forehead" },
  details   = { peel_agent = "salicylic_acid" },
  score     = 55, sessions = usual, interval = fortnights,
  expect    = {
    en = "Clears plugged pores for weeks and needs repeating.",
    es = "Limpia los poros obstruidos durante semanas y hay que repetirlo.",
  },
  sources   = { "CT-042" },
}

match "acne" {
  concern   = "acne_active", treatment = "chemical_peel_superficial", areas = { "face", "back" },
  details   = { peel_agent = "salicylic_acid" },
  score     = 65, sessions = { 4, 6 }, interval = fortnights,
  expect    = {
    en = "Mild to moderate acne improves; trial quality is low.",
    es = "El acné leve a moderado mejora; la calidad de los ensayos es baja.",
  },
  sources   = { "CT-069" },
}

match "melasma" {
  concern   = "melasma", treatment = "chemical_peel_superficial", areas = { "face" },
  details   = { peel_agent = "glycolic_acid" },
  score     = 68, sessions = { 4, 6 }, interval = fortnights,
  expect    = {
    en = "Epidermal melasma lightens as second-line care after topicals; relapse is common.",
    es = "El melasma epidérmico se aclara como segunda opción tras las cremas; las recaídas son frecuentes.",
  },
  sources   = { "CT-045" },
}

match "post-inflammatory-hyperpigmentation" {
  concern   = "post_inflammatory_hyperpigmentation", treatment = "chemical_peel_superficial",
  areas     = { "face", "neck", "back" },
  score     = 65, sessions = usual, interval = fortnights,
  expect    = {
    en = "Gentle peels with priming lighten marks over months; harsh peels cause new ones.",
    es = "Los peelings suaves con preparación aclaran las marcas en meses; los agresivos causan otras nuevas.",
  },
  sources   = { "CT-050" },
}

match "lentigines-superficial" {
  concern   = "lentigines", treatment = "chemical_peel_superficial", areas = { "face", "hand" },
  score     = 30, sessions = usual, interval = fortnights,
  expect    = {
    en = "Fades slightly; peels had the lowest complete response in a systematic review.",
    es = "Atenúa ligeramente; en una revisión sistemática los peelings tuvieron la menor respuesta completa.",
  },
  sources   = { "CT-055" },
}

match "dark-circles" {
  concern   = "under_eye_dark_circles", treatment = "chemical_peel_superficial", areas = { "periorbital" },
  when      = fitzpatrick :at_most(5),
  score     = 40, sessions = usual, interval = fortnights,
  expect    = {
    en = "Helps only when pigment is the cause; eye area needs mild agents.",
    es = "Ayuda solo cuando la causa es el pigmento; el contorno del ojo necesita agentes suaves.",
  },
  sources   = { "CT-075" },
}
