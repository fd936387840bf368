-- What age and sun do to skin. Most of these courses are three to six sessions, four to six
-- weeks apart.

local usual, monthly = { 3, 6 }, { "P4W", "P6W" }

match "wrinkles" {
  concern   = "wrinkles", treatment = "microneedling", areas = { "face", "neck" },
  score     = 65, sessions = usual, interval = monthly,
  expect    = {
    en = "Moderate softening after four monthly sessions, still growing at five months, not the quick result of a lay article; deep folds remain.",
    es = "Se suavizan moderadamente tras cuatro sesiones mensuales y siguen mejorando a los cinco meses, no tan deprisa como promete un artículo divulgativo; los pliegues profundos permanecen.",
  },
  sources   = { "CT-001", "SF-005", "SF-018", "SF-029", "SF-056" },
}

match "fine-lines" {
  concern   = "fine_lines", treatment = "microneedling", areas = { "face", "neck" },
  score     = 70, sessions = usual, interval = monthly,
  expect    = {
    en = "Fine lines and texture improve measurably three to five months after the course.",
    es = "Las líneas finas y la textura mejoran de forma medible entre tres y cinco meses después del ciclo.",
  },
  sources   = { "CT-010", "SF-005", "SF-018" },
}

match "neck-lines" {
  concern   = "neck_lines", treatment = "microneedling", areas = { "neck" },
  when      = fitzpatrick :between(2, 4),
  score     = 68, sessions = { 4, 4 }, interval = { "P4W", "P4W" },
  expect    = {
    en = "Neck wrinkles improved significantly 90 days after four monthly sessions.",
    es = "Las arrugas del cuello mejoraron de forma significativa 90 días después de cuatro sesiones mensuales.",
  },
  sources   = { "CT-078", "SF-018" },
}

match "laxity" {
  concern   = "laxity", treatment = "microneedling", areas = { "face", "neck" },
  score     = 45, sessions = { 4, 6 }, interval = monthly,
  expect    = {
    en = "Laxity grade improved by about one step in an uncontrolled study.",
    es = "La flacidez mejoró alrededor de un grado en un estudio sin grupo de control.",
  },
  sources   = { "CT-021", "SF-023", "SF-036" },
}

match "dullness" {
  concern   = "dullness", treatment = "microneedling", areas = { "face" },
  score     = 55, sessions = usual, interval = monthly,
  expect    = {
    en = "Texture and hydration improve over a course.",
    es = "La textura y la hidratación mejoran a lo largo de un ciclo.",
  },
  sources   = { "CT-016", "SF-004", "SF-033", "SF-034" },
}

match "texture" {
  concern   = "skin_texture", treatment = "microneedling", areas = { "face", "neck" },
  score     = 70, sessions = usual, interval = monthly,
  expect    = {
    en = "Texture score improved by one and a half grades after four sessions.",
    es = "La textura mejoró un grado y medio después de cuatro sesiones.",
  },
  sources   = { "CT-087", "SF-012" },
}

match "photodamage" {
  concern   = "photodamage", treatment = "microneedling", areas = { "face", "neck", "chest" },
  score     = 50, sessions = usual, interval = monthly,
  expect    = {
    en = "Texture improves; brown spots respond less.",
    es = "La textura mejora; las manchas marrones responden menos.",
  },
  sources   = { "CT-086", "SF-082" },
}

match "enlarged-pores" {
  concern   = "enlarged_pores", treatment = "microneedling", areas = { "nose", "cheek", "forehead", "face" },
  score     = 55, sessions = usual, interval = monthly,
  expect    = {
    en = "Pores look smaller as the skin around them plumps; oil production is unchanged.",
    es = "Los poros parecen más pequeños porque la piel que los rodea se rellena; la producción de grasa no cambia.",
  },
  sources   = { "CT-041", "SF-022", "SF-058", "SF-064" },
}

match "dark-circles" {
  concern   = "under_eye_dark_circles", treatment = "microneedling", areas = { "periorbital" },
  score     = 30, sessions = usual, interval = monthly,
  expect    = {
    en = "Described for periorbital darkening outside the orbital rim.",
    es = "Se ha descrito para las ojeras oscuras, fuera del reborde de la órbita.",
  },
  sources   = { "CT-077" },
}
