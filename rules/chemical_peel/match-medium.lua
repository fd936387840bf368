-- What peels of medium depth help: one or a few, in lighter skin.

local lighter_skin = fitzpatrick :at_most(3)
local few, months = { 1, 2 }, { "P3M", "P6M" }

match "wrinkles" {
  concern   = "wrinkles", treatment = "chemical_peel_medium", areas = { "face" },
  when      = lighter_skin,
  score     = 60, sessions = few, interval = months,
  expect    = {
    en = "Fine photo-ageing lines improve after one peel with 7 to 10 days of healing.",
    es = "Las líneas finas del fotoenvejecimiento mejoran con un peeling y de 7 a 10 días de curación.",
  },
  sources   = { "CT-008" },
}

match "photodamage" {
  concern   = "photodamage", treatment = "chemical_peel_medium", areas = { "face" },
  when      = lighter_skin,
  score     = 65, sessions = few, interval = months,
  expect    = {
    en = "Clears rough, blotchy skin with a week of healing.",
    es = "Limpia la piel áspera y con manchas, con una semana de curación.",
  },
  sources   = { "CT-083" },
}

match "lentigines-medium" {
  concern   = "lentigines", treatment = "chemical_peel_medium", areas = { "face", "hand" },
  when      = lighter_skin,
  score     = 45, sessions = few, interval = months,
  expect    = {
    en = "Complete clearing in a minority, similar to cryotherapy with fewer light marks.",
    es = "Desaparición completa en una minoría, parecida a la crioterapia y con menos marcas claras.",
  },
  sources   = { "CT-054" },
}

match "atrophic-acne-scars" {
  concern   = "acne_scar_atrophic", treatment = "chemical_peel_medium", areas = { "face" },
  when      = lighter_skin,
  score     = 50, sessions = { 1, 3 }, interval = { "P1M", "P3M" },
  expect    = {
    en = "Shallow scars soften; focal high-strength acid suits ice-pick scars.",
    es = "Las cicatrices poco profundas se suavizan; el ácido concentrado y focal va bien en las de picahielo.",
  },
  sources   = { "CT-029" },
}

match "vitiligo" {
  concern   = "vitiligo", treatment = "chemical_peel_medium", areas = { "face" },
  when      = lighter_skin,
  score     = 5, sessions = { 1, 1 },
  expect    = {
    en = "Not suitable: injury may spread the disease.",
    es = "No conviene: la lesión puede extender la enfermedad.",
  },
  sources   = { "CT-060" },
}
