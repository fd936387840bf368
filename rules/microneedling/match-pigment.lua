-- Dark and light patches. Needles alone do little here: they carry an agent, which `with`
-- names.

match "melasma" {
  concern   = "melasma", treatment = "microneedling", areas = { "face" },
  details   = { with = "tranexamic_acid_topical" },
  score     = 60, sessions = { 3, 6 }, interval = { "P2W", "P4W" },
  expect    = {
    en = "Severity scores fall over 8 to 20 weeks when needling carries a depigmenting agent; needling alone is not established.",
    es = "La gravedad baja en 8 a 20 semanas cuando las agujas llevan un agente despigmentante; las agujas solas no están demostradas.",
  },
  sources   = { "CT-046", "SF-082" },
}

match "post-inflammatory-hyperpigmentation" {
  concern   = "post_inflammatory_hyperpigmentation", treatment = "microneedling", areas = { "face" },
  score     = 50, sessions = { 3, 6 }, interval = { "P4W", "P6W" },
  expect    = {
    en = "Helps as carrier of depigmenting agents with low pigment risk of its own.",
    es = "Ayuda como vehículo de agentes despigmentantes, con poco riesgo propio de manchas.",
  },
  sources   = { "CT-051", "SF-020", "SF-044", "SF-074" },
}

match "lentigines" {
  concern   = "lentigines", treatment = "microneedling", areas = { "face" },
  score     = 25, sessions = { 3, 6 }, interval = { "P4W", "P6W" },
  expect    = {
    en = "Little direct evidence for sun spots.",
    es = "Hay poca evidencia directa para las manchas solares.",
  },
  sources   = { "CT-057", "SF-020", "SF-082" },
}

match "hypopigmentation" {
  concern   = "hypopigmentation", treatment = "microneedling", areas = { "face", "arm", "leg" },
  details   = { with = "topical_repigmenting_agent" },
  unless    = concern "idiopathic_guttate_hypomelanosis", -- which has a rule of its own
  score     = 30, sessions = { 6, 12 }, interval = { "P2W", "P4W" },
  expect    = {
    en = "Works only as carrier of an active agent; needling alone repigmented none in one study.",
    es = "Solo funciona como vehículo de un principio activo; en un estudio, las agujas solas no repigmentaron ninguna mancha.",
  },
  sources   = { "CT-058", "SF-074", "SF-083" },
}

match "vitiligo" {
  concern   = "vitiligo", treatment = "microneedling", areas = { "face", "arm", "leg", "trunk" },
  details   = { with = "topical_repigmenting_agent" },
  score     = 40, sessions = { 6, 12 }, interval = { "P2W", "P4W" },
  expect    = {
    en = "Stable patches repigment partly when needling carries 5-FU or tacrolimus under a dermatologist.",
    es = "Las manchas estables se repigmentan en parte cuando las agujas llevan 5-FU o tacrolimus bajo control dermatológico.",
  },
  sources   = { "CT-059", "SF-083" },
}

match "guttate-hypomelanosis" {
  concern   = "idiopathic_guttate_hypomelanosis", treatment = "microneedling", areas = { "arm", "leg" },
  score     = 25, sessions = { 2, 4 }, interval = { "P4W", "P6W" },
  expect    = {
    en = "Only needle tattooing with 5-FU is described; plain needling is untested.",
    es = "Solo se ha descrito el tatuaje con agujas y 5-FU; las agujas solas no se han probado.",
  },
  sources   = { "CT-063", "SF-083" },
}
