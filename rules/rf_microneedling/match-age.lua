-- What age and sun do to skin.

local few, seldom = { 1, 3 }, { "P4W", "P12W" }
local monthly = { "P4W", "P6W" }

match "wrinkles" {
  concern   = "wrinkles", treatment = "rf_microneedling", areas = { "face", "neck" },
  when      = fitzpatrick :at_most(5),
  score     = 68, sessions = few, interval = seldom,
  expect    = {
    en = "Fine lines improve in most patients after one to three sessions; results are gradual.",
    es = "Las líneas finas mejoran en la mayoría después de una a tres sesiones; los resultados son graduales.",
  },
  sources   = { "CT-002" },
}

match "laxity" {
  concern   = "laxity", treatment = "rf_microneedling", areas = { "face", "jawline", "neck" },
  when      = fitzpatrick :at_most(4),
  score     = 72, sessions = few, interval = seldom,
  expect    = {
    en = "Lower face and neck judged much improved at six months in a small controlled study; not a facelift.",
    es = "En un pequeño estudio controlado, la parte baja de la cara y el cuello se juzgaron mucho mejor a los seis meses; no es un lifting.",
  },
  sources   = { "CT-020", "SF-023" },
}

match "neck-lines" {
  concern   = "neck_lines", treatment = "rf_microneedling", areas = { "neck" },
  when      = fitzpatrick :at_most(4),
  score     = 65, sessions = { 2, 3 }, interval = monthly,
  expect    = {
    en = "Neck wrinkles fell by about a third in a pilot with filler solution.",
    es = "Las arrugas del cuello bajaron cerca de un tercio en un estudio piloto con solución de relleno.",
  },
  sources   = { "CT-079" },
}

match "enlarged-pores" {
  concern   = "enlarged_pores", treatment = "rf_microneedling", areas = { "face", "nose", "cheek", "forehead" },
  when      = fitzpatrick :at_most(5),
  score     = 70, sessions = { 2, 6 }, interval = monthly,
  expect    = {
    en = "Pore grade improved in over 70 percent of a small series.",
    es = "El grado de los poros mejoró en más del 70 por ciento de una serie pequeña.",
  },
  sources   = { "CT-040", "SF-022" },
}
