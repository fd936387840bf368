-- What abrasion helps: the surface, for weeks.

local as_wished, monthly = { 1, 6 }, { "P4W", "P6W" }
local many, weekly = { 5, 10 }, { "P1W", "P4W" }

match "vellus-hair" {
  concern   = "vellus_hair", treatment = "dermaplaning", areas = { "face" },
  score     = 80, sessions = as_wished, interval = monthly,
  expect    = {
    en = "Removes fine facial hair for weeks.",
    es = "Elimina el vello facial fino durante semanas.",
  },
  sources   = { "CT-090" },
}

match "dullness-dermaplaning" {
  concern   = "dullness", treatment = "dermaplaning", areas = { "face" },
  score     = 50, sessions = as_wished, interval = monthly,
  expect    = {
    en = "Immediate smoothness by removing dead cells and vellus hair.",
    es = "Suavidad inmediata al retirar células muertas y vello.",
  },
  sources   = { "CT-018" },
}

match "fine-lines-dermaplaning" {
  concern   = "fine_lines", treatment = "dermaplaning", areas = { "face" },
  score     = 15, sessions = as_wished, interval = monthly,
  expect    = {
    en = "Only the surface looks smoother for a few weeks; lines are unchanged.",
    es = "Solo la superficie parece más lisa unas semanas; las líneas no cambian.",
  },
  sources   = { "CT-013" },
}

match "dullness-microdermabrasion" {
  concern   = "dullness", treatment = "microdermabrasion", areas = { "face" },
  score     = 55, sessions = many, interval = weekly,
  expect    = {
    en = "Immediate smoothness and glow that lasts weeks.",
    es = "Suavidad y luminosidad inmediatas que duran semanas.",
  },
  sources   = { "CT-017" },
}

match "enlarged-pores-microdermabrasion" {
  concern   = "enlarged_pores", treatment = "microdermabrasion", areas = { "face" },
  score     = 30, sessions = many, interval = weekly,
  expect    = {
    en = "Short-lived clearing of surface plugs.",
    es = "Limpieza breve de los tapones superficiales.",
  },
  sources   = { "CT-044" },
}

match "fine-lines-microdermabrasion" {
  concern   = "fine_lines", treatment = "microdermabrasion", areas = { "face" },
  score     = 25, sessions = many, interval = weekly,
  expect    = {
    en = "Smoother surface after weekly sessions; lines change little.",
    es = "Superficie más lisa tras sesiones semanales; las líneas cambian poco.",
  },
  sources   = { "CT-014" },
}

match "atrophic-acne-scars-microdermabrasion" {
  concern   = "acne_scar_atrophic", treatment = "microdermabrasion", areas = { "face" },
  score     = 15, sessions = many, interval = weekly,
  expect    = {
    en = "Acts on the epidermis only, so pitted scars hardly change.",
    es = "Actúa solo en la epidermis, así que las cicatrices hundidas apenas cambian.",
  },
  sources   = { "CT-030" },
}
