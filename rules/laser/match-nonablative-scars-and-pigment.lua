-- What fractional non-ablative laser does about scars and colour.

local monthly = { "P4W", "P6W" }

match "atrophic-acne-scars-nonablative" {
  concern   = "acne_scar_atrophic", treatment = "laser_fractional_nonablative", areas = { "face" },
  score     = 68, sessions = { 3, 6 }, interval = monthly,
  expect    = {
    en = "Moderate improvement with level 2 evidence in darker skin.",
    es = "Mejoría moderada, con evidencia de nivel 2 en piel más oscura.",
  },
  sources   = { "CT-027" },
}

match "surgical-scars-nonablative" {
  concern   = "scar_surgical", treatment = "laser_fractional_nonablative", areas = { "face", "neck", "abdomen" },
  score     = 60, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Texture and colour blend better.",
    es = "La textura y el color se integran mejor.",
  },
  sources   = { "CT-032" },
}

match "stretch-marks-nonablative" {
  concern   = "stretch_marks", treatment = "laser_fractional_nonablative",
  areas     = { "thigh", "abdomen", "breast", "hip", "buttock" },
  score     = 60, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Equal to needling in a within-patient study of white marks.",
    es = "Igual que las agujas en un estudio de estrías blancas en los mismos pacientes.",
  },
  sources   = { "CT-038" },
}

match "lentigines-nonablative" {
  concern   = "lentigines", treatment = "laser_fractional_nonablative", areas = { "face", "hand" },
  when      = fitzpatrick :at_most(4),
  score     = 55, sessions = { 2, 4 }, interval = monthly,
  expect    = {
    en = "Fades spots together with texture.",
    es = "Atenúa las manchas a la vez que mejora la textura.",
  },
  sources   = { "CT-056" },
}

match "melasma-nonablative" {
  concern   = "melasma", treatment = "laser_fractional_nonablative", areas = { "face" },
  when      = fitzpatrick :at_most(5),
  score     = 40, sessions = { 3, 4 }, interval = monthly,
  expect    = {
    en = "May help resistant cases with level 2 evidence; rebound is a risk.",
    es = "Puede ayudar en casos resistentes, con evidencia de nivel 2; hay riesgo de rebote.",
  },
  sources   = { "CT-047" },
}

match "post-inflammatory-hyperpigmentation-nonablative" {
  concern   = "post_inflammatory_hyperpigmentation", treatment = "laser_fractional_nonablative", areas = { "face" },
  when      = fitzpatrick :at_most(4),
  score     = 40, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Low settings may fade marks; pigment can rebound.",
    es = "Con ajustes bajos puede atenuar las marcas; el pigmento puede rebotar.",
  },
  sources   = { "CT-052" },
}

match "guttate-hypomelanosis-nonablative" {
  concern   = "idiopathic_guttate_hypomelanosis", treatment = "laser_fractional_nonablative", areas = { "arm", "leg" },
  when      = fitzpatrick :at_most(5),
  score     = 58, sessions = { 4, 4 }, interval = { "P4W", "P4W" },
  expect    = {
    en = "Most treated spots improved versus few controls.",
    es = "La mayoría de las manchas tratadas mejoró, frente a pocas de las no tratadas.",
  },
  sources   = { "CT-062" },
}
