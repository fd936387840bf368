-- What intense pulsed light helps: brown and red, in lighter skin.

local monthly, each_month = { "P4W", "P6W" }, { "P4W", "P4W" }

match "lentigines" {
  concern   = "lentigines", treatment = "ipl", areas = { "face", "neck", "chest", "hand" },
  when      = fitzpatrick :at_most(4),
  score     = 80, sessions = { 1, 5 }, interval = monthly,
  expect    = {
    en = "One to five sessions clear or fade sun spots; they darken first and return with sun.",
    es = "De una a cinco sesiones eliminan o atenúan las manchas solares; primero se oscurecen y vuelven con el sol.",
  },
  sources   = { "CT-053" },
}

match "rosacea-redness" {
  concern   = "rosacea_erythema", treatment = "ipl", areas = { "face" },
  when      = fitzpatrick :at_most(4),
  score     = 78, sessions = { 3, 4 }, interval = each_month,
  expect    = {
    en = "Redness and vessels fade in most after three sessions; control, not cure.",
    es = "La rojez y los vasos se atenúan en la mayoría después de tres sesiones; se controla, no se cura.",
  },
  sources   = { "CT-064" },
}

match "photodamage" {
  concern   = "photodamage", treatment = "ipl", areas = { "face", "neck", "chest", "hand" },
  when      = fitzpatrick :at_most(4),
  score     = 75, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Brown and red sun damage fade; lines change little.",
    es = "El daño solar marrón y rojo se atenúa; las líneas cambian poco.",
  },
  sources   = { "CT-082" },
}

match "post-acne-redness" {
  concern   = "post_acne_erythema", treatment = "ipl", areas = { "face" },
  when      = fitzpatrick :at_most(4),
  score     = 60, sessions = { 2, 4 }, interval = each_month,
  expect    = {
    en = "Fades red marks by targeting vessels.",
    es = "Atenúa las marcas rojas al actuar sobre los vasos.",
  },
  sources   = { "CT-073" },
}

match "dullness" {
  concern   = "dullness", treatment = "ipl", areas = { "face", "neck", "chest" },
  when      = fitzpatrick :at_most(4),
  score     = 50, sessions = { 3, 5 }, interval = monthly,
  expect    = {
    en = "Clearer tone when sun damage causes the dullness.",
    es = "Tono más limpio cuando el apagamiento se debe al daño solar.",
  },
  sources   = { "CT-019" },
}

match "melasma" {
  concern   = "melasma", treatment = "ipl", areas = { "face" },
  when      = fitzpatrick :at_most(3),
  score     = 25, sessions = { 2, 4 }, interval = monthly,
  expect    = {
    en = "Can help with hydroquinone but aggressive settings worsen melasma.",
    es = "Puede ayudar con hidroquinona, pero los ajustes agresivos empeoran el melasma.",
  },
  sources   = { "CT-048" },
}
