-- What full ablative laser helps: most, with the longest recovery; and what it must not touch.

match "wrinkles-ablative-full" {
  concern   = "wrinkles", treatment = "laser_ablative_full", areas = { "face" },
  when      = fitzpatrick :at_most(3),
  score     = 85, sessions = { 1, 1 },
  expect    = {
    en = "Largest single change in deep lines, at the price of weeks of redness and pigment risk.",
    es = "El mayor cambio único en líneas profundas, a costa de semanas de rojez y riesgo de manchas.",
  },
  sources   = { "CT-005" },
}

match "photodamage-ablative-full" {
  concern   = "photodamage", treatment = "laser_ablative_full", areas = { "face" },
  when      = fitzpatrick :at_most(3),
  score     = 85, sessions = { 1, 1 },
  expect    = {
    en = "Greatest correction with the longest recovery.",
    es = "La mayor corrección, con la recuperación más larga.",
  },
  sources   = { "CT-085" },
}

match "melasma-ablative-full" {
  concern   = "melasma", treatment = "laser_ablative_full", areas = { "face" },
  when      = fitzpatrick :at_most(2),
  score     = 5, sessions = { 1, 1 },
  expect    = {
    en = "Not suitable: high risk of lasting darkening.",
    es = "No conviene: alto riesgo de oscurecimiento duradero.",
  },
  sources   = { "CT-049" },
}
