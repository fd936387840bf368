-- What a studio knows of a client. Each verb names one of the core's tests: "ever", "present"
-- or "within" (a span).

request {
  treatments = { "work" },
  areas      = { "body_part" },
  products   = { "product", "activity" },
  areas_from = "concerns",
}

fact "id" { type = "text" }

fact "birth_date" {
  type     = "date", word = "age",
  question = { en = "What is your date of birth?", es = "¿Cuál es su fecha de nacimiento?" },
}

fact "pregnant" {
  type     = "flag", word = "pregnant",
  question = { en = "Are you pregnant?", es = "¿Está embarazada?" },
}

fact "breastfeeding" {
  type     = "flag", word = "breastfeeding",
  question = { en = "Are you breastfeeding?", es = "¿Está dando el pecho?" },
}

fact "conditions" {
  type     = "records", word = "condition", of = { "condition" }, area = true,
  begins   = "onset", ends = "resolved", began = "began", ended = "was over",
  status   = { active = "present", resolved = "past" },
  verbs    = { active = "present", active_within = "within", ever = "ever" },
  question = { en = "Do you have, or have you had: %s?", es = "¿Tiene o ha tenido: %s?" },
}

fact "medications" {
  type     = "records", word = "medication", of = { "medication" },
  begins   = "started", ends = "stopped", began = "was started", ended = "was stopped",
  status   = { current = "present", stopped = "past" },
  verbs    = { taken = "present", taken_within = "within" },
  question = { en = "Do you take, or did you lately: %s?", es = "¿Toma o ha tomado hace poco: %s?" },
}

fact "allergies" {
  type     = "records", word = "allergy", of = { "allergen" },
  verbs    = { known = "ever" }, plain = "known",
  question = { en = "Do you react to: %s?", es = "¿Reacciona a: %s?" },
}

fact "earlier_work" {
  type     = "records", word = "earlier", of = { "work" }, area = true,
  begins   = "date", ends = "date", began = "was done", ended = "was done",
  verbs    = { within = "within", ever = "ever" },
  question = { en = "Have you had: %s? When, and where?", es = "¿Le han hecho: %s? ¿Cuándo y dónde?" },
}

fact "exposures" {
  type     = "records", word = "exposure", of = { "exposure" }, area = true,
  begins   = "date", ends = "date", began = "took place", ended = "took place",
  verbs    = { within = "within" },
  question = { en = "Have you lately had: %s? When, and where?", es = "¿Ha tenido hace poco: %s? ¿Cuándo y dónde?" },
}

fact "concerns" {
  type     = "records", word = "concern", of = { "wish" }, area = true,
  verbs    = { told = "ever" }, plain = "told",
  question = {
    en = "What would you like to change about an earlier tattoo?",
    es = "¿Qué le gustaría cambiar de un tatuaje anterior?",
  },
}

detail "ink" { among = { "black", "red", "other_colours" } }
