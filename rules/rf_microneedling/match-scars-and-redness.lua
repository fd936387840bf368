-- Scars, stretch marks, and redness that acne or rosacea leave. Where trials took only some
-- skin types, only these are listed.

local monthly, each_month = { "P4W", "P6W" }, { "P4W", "P4W" }

match "atrophic-acne-scars" {
  concern   = "acne_scar_atrophic", treatment = "rf_microneedling", areas = { "face" },
  when      = fitzpatrick :between(3, 5),
  score     = 75, sessions = { 3, 4 }, interval = { "P3W", "P6W" },
  expect    = {
    en = "Most patients gain one to two scar grades.",
    es = "La mayoría de los pacientes gana uno o dos grados en sus cicatrices.",
  },
  sources   = { "CT-025" },
}

match "stretch-marks" {
  concern   = "stretch_marks", treatment = "rf_microneedling",
  areas     = { "thigh", "breast", "upper_arm", "abdomen", "hip", "buttock" },
  when      = fitzpatrick :at_most(5),
  score     = 65, sessions = { 2, 4 }, interval = monthly,
  expect    = {
    en = "As effective as fractional CO2 with less hyperpigmentation; marks remain visible.",
    es = "Tan eficaz como el CO2 fraccionado y con menos manchas; las estrías siguen siendo visibles.",
  },
  sources   = { "CT-037" },
}

match "rosacea-redness" {
  concern   = "rosacea_erythema", treatment = "rf_microneedling", areas = { "face" },
  when      = fitzpatrick :between(3, 4),
  score     = 50, sessions = { 2, 3 }, interval = each_month,
  expect    = {
    en = "Modest fall in redness in a split-face trial; mild cases only.",
    es = "Bajada modesta de la rojez en un ensayo de media cara; solo en casos leves.",
  },
  sources   = { "CT-065" },
}

match "acne" {
  concern   = "acne_active", treatment = "rf_microneedling", areas = { "face" },
  when      = fitzpatrick :between(3, 4),
  score     = 45, sessions = { 2, 4 }, interval = monthly,
  expect    = {
    en = "Inflamed acne improved in small trials of selected patients.",
    es = "El acné inflamado mejoró en pequeños ensayos con pacientes seleccionados.",
  },
  sources   = { "CT-070" },
}

match "post-acne-redness" {
  concern   = "post_acne_erythema", treatment = "rf_microneedling", areas = { "face" },
  when      = fitzpatrick :between(3, 4),
  score     = 55, sessions = { 2, 2 }, interval = each_month,
  expect    = {
    en = "Red marks faded more than with creams and antibiotics in a chart review.",
    es = "Las marcas rojas se atenuaron más que con cremas y antibióticos en una revisión de historias.",
  },
  sources   = { "CT-072" },
}
