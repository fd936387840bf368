-- What LED light helps: inflamed acne, and little else.

match "acne-led" {
  concern   = "acne_active", treatment = "led_light", areas = { "face", "back" },
  details   = { wavelength = "blue_red" },
  score     = 60, sessions = { 8, 12 }, interval = { "P3D", "P4D" },
  expect    = {
    en = "Inflamed lesions fall by about 45 percent versus control; blackheads respond less.",
    es = "Las lesiones inflamadas bajan cerca de un 45 por ciento frente al control; los puntos negros responden menos.",
  },
  sources   = { "CT-068" },
}

match "wrinkles-led" {
  concern   = "wrinkles", treatment = "led_light", areas = { "face" },
  score     = 25, sessions = { 8, 20 }, interval = { "P3D", "P7D" },
  expect    = {
    en = "Small texture change at best; evidence is mixed.",
    es = "Como mucho, un pequeño cambio de textura; la evidencia es contradictoria.",
  },
  sources   = { "CT-009" },
}

match "rosacea-redness-led" {
  concern   = "rosacea_erythema", treatment = "led_light", areas = { "face" },
  score     = 25, sessions = { 6, 12 }, interval = { "P3D", "P7D" },
  expect    = {
    en = "Mixed results in small series.",
    es = "Resultados contradictorios en series pequeñas.",
  },
  sources   = { "CT-067" },
}
