-- What can be done about an earlier tattoo.

match "faded-ink" {
  concern   = "faded_ink", treatment = "tattoo_touch_up",
  unless    = earlier "tattoo" :within "P6W" :here(),
  score     = 85, sessions = { 1, 2 }, interval = { "P6W", "P12W" },
  expect    = { en = "Lines and colours are full again.", es = "Líneas y colores vuelven a estar llenos." },
  sources   = { "TATTOO-TOUCH-UP" },
}

match "blurred-lines" {
  concern   = "blurred_lines", treatment = "tattoo_touch_up",
  score     = 40, sessions = { 1, 1 }, interval = { "P6W", "P12W" },
  expect    = {
    en = "Bolder lines hide some of the blur; they do not undo it.",
    es = "Unas líneas más gruesas disimulan parte; no lo deshacen.",
  },
  sources   = { "TATTOO-TOUCH-UP" },
}

match "blurred-lines-covered" {
  concern   = "blurred_lines", treatment = "tattoo_large",
  score     = 60, sessions = { 1, 3 }, interval = { "P6W", "P12W" },
  expect    = {
    en = "A larger motif takes the blur into its shading.",
    es = "Un motivo mayor absorbe lo difuminado en su sombreado.",
  },
  sources   = { "TATTOO-TOUCH-UP" },
}

match "unloved-motif" {
  concern   = "unloved_motif", treatment = "tattoo_large",
  score     = 75, sessions = { 2, 4 }, interval = { "P6W", "P12W" },
  expect    = {
    en = "It disappears under a new one, larger and darker.",
    es = "Desaparece bajo otro nuevo, mayor y más oscuro.",
  },
  sources   = { "TATTOO-TOUCH-UP" },
}
