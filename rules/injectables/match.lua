-- What toxin and filler help: lines of movement, and lost volume.

local few = { 1, 2 }
local toxin_lasts, filler_lasts = { "P3M", "P4M" }, { "P2W", "P12M" }

match "wrinkles-toxin" {
  concern   = "wrinkles", treatment = "botulinum_toxin", areas = { "forehead", "glabella", "periorbital" },
  score     = 92, sessions = { 1, 1 }, interval = toxin_lasts,
  expect    = {
    en = "Dynamic lines soften within two weeks and return after three to four months; static lines respond less.",
    es = "Las líneas de expresión se suavizan en dos semanas y vuelven a los tres o cuatro meses; las líneas en reposo responden menos.",
  },
  sources   = { "CT-003" },
}

match "neck-lines-toxin" {
  concern   = "neck_lines", treatment = "botulinum_toxin", areas = { "neck" },
  score     = 45, sessions = { 1, 1 }, interval = toxin_lasts,
  expect    = {
    en = "Softens muscular bands more than skin lines.",
    es = "Suaviza las bandas musculares más que las líneas de la piel.",
  },
  sources   = { "CT-080" },
}

match "volume-loss" {
  concern   = "volume_loss", treatment = "dermal_filler", areas = { "face" },
  score     = 88, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Restores volume at once for about a year.",
    es = "Restaura el volumen al instante durante cerca de un año.",
  },
  sources   = { "CT-089" },
}

match "wrinkles-filler" {
  concern   = "wrinkles", treatment = "dermal_filler", areas = { "face" },
  score     = 70, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Folds fill at once for about a year; it does not improve skin quality.",
    es = "Los pliegues se rellenan al instante durante cerca de un año; la calidad de la piel no mejora.",
  },
  sources   = { "CT-004" },
}

match "dark-circles" {
  concern   = "under_eye_dark_circles", treatment = "dermal_filler", areas = { "periorbital" },
  score     = 55, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Helps only when a tear trough casts the shadow.",
    es = "Ayuda solo cuando la sombra la causa el surco lagrimal.",
  },
  sources   = { "CT-074" },
}

match "atrophic-acne-scars" {
  concern   = "acne_scar_atrophic", treatment = "dermal_filler", areas = { "face" },
  score     = 50, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Lifts rolling scars while it lasts.",
    es = "Eleva las cicatrices onduladas mientras dura.",
  },
  sources   = { "CT-028" },
}

match "neck-lines-filler" {
  concern   = "neck_lines", treatment = "dermal_filler", areas = { "neck" },
  score     = 50, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Fills horizontal lines for months.",
    es = "Rellena las líneas horizontales durante meses.",
  },
  sources   = { "CT-081" },
}

match "laxity" {
  concern   = "laxity", treatment = "dermal_filler", areas = { "face" },
  score     = 40, sessions = few, interval = filler_lasts,
  expect    = {
    en = "Lifts by volume only; skin itself is unchanged.",
    es = "Eleva solo por volumen; la piel en sí no cambia.",
  },
  sources   = { "CT-023" },
}
