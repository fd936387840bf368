-- What fractional non-ablative laser does about age and sun: a course, little downtime.

local monthly = { "P4W", "P6W" }

match "fine-lines-nonablative" {
  concern   = "fine_lines", treatment = "laser_fractional_nonablative", areas = { "face", "neck" },
  score     = 68, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Fine lines soften over a course; full effect takes months.",
    es = "Las líneas finas se suavizan a lo largo de un ciclo; el efecto completo tarda meses.",
  },
  sources   = { "CT-012" },
}

match "photodamage-nonablative" {
  concern   = "photodamage", treatment = "laser_fractional_nonablative", areas = { "face", "neck", "hand" },
  score     = 68, sessions = { 3, 6 }, interval = monthly,
  expect    = {
    en = "Level 1 evidence for rejuvenation in darker skin as well.",
    es = "Evidencia de nivel 1 para el rejuvenecimiento, también en piel más oscura.",
  },
  sources   = { "CT-084" },
}

match "wrinkles-nonablative" {
  concern   = "wrinkles", treatment = "laser_fractional_nonablative", areas = { "face", "neck", "hand" },
  score     = 60, sessions = { 3, 6 }, interval = monthly,
  expect    = {
    en = "Mild to moderate smoothing over a course with little downtime.",
    es = "Alisado leve a moderado a lo largo de un ciclo, con poco tiempo de recuperación.",
  },
  sources   = { "CT-007" },
}

match "enlarged-pores-nonablative" {
  concern   = "enlarged_pores", treatment = "laser_fractional_nonablative", areas = { "face" },
  score     = 58, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Pores and tone improve in small series.",
    es = "Los poros y el tono mejoran en series pequeñas.",
  },
  sources   = { "CT-043" },
}

match "dark-circles-nonablative" {
  concern   = "under_eye_dark_circles", treatment = "laser_fractional_nonablative", areas = { "periorbital" },
  when      = fitzpatrick :at_most(4),
  score     = 45, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Thin lined lid skin improves.",
    es = "Mejora la piel fina y con líneas del párpado.",
  },
  sources   = { "CT-076" },
}
