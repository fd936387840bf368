-- Where people ask for needling and should have something else. Both stay in the list with
-- what a lay article claims, so that the answer says why not.

match "rosacea-redness" {
  concern   = "rosacea_erythema", treatment = "microneedling", areas = { "face" },
  score     = 10, sessions = { 3, 6 }, interval = { "P4W", "P6W" },
  expect    = {
    en = "A lay source claims benefit; no controlled trial was found and flares are a risk.",
    es = "Una fuente no profesional afirma que ayuda; no se encontró ningún ensayo controlado y hay riesgo de brotes.",
  },
  sources   = { "CT-066", "SF-085", "SF-094" },
}

match "acne" {
  concern   = "acne_active", treatment = "microneedling", areas = { "face" },
  score     = 5, sessions = { 3, 6 }, interval = { "P4W", "P6W" },
  expect    = {
    en = "Not suitable on active lesions despite the lay claim of better acne cream uptake.",
    es = "No conviene sobre lesiones activas, aunque una fuente no profesional diga que la crema contra el acné penetra mejor.",
  },
  sources   = { "CT-071", "SF-027", "SF-100" },
}
