-- The facts that a document can hold, the questions that ask for them, and the words with
-- which rules read them. Each verb names one of the core's tests: "ever", "present",
-- "within" (a span), or "status:…" (that status).
--
-- `whole` asks for a list as a whole: "no" means that it is empty. So it must name all that
-- the list can hold; where that makes no question that people answer well, it is left out.

request {
  treatments = { "treatment" },
  areas      = { "body_area" },
  products   = { "ingredient", "medication", "exposure" },
  areas_from = "concerns",
}

fact "id" { type = "text" }

fact "birth_date" {
  type     = "date", word = "age", longest = "P130Y",
  question = { en = "What is your date of birth?", es = "¿Cuál es su fecha de nacimiento?" },
}

fact "sex" {
  type     = "choice", word = "sex", among = { "female", "male", "other" },
  question = { en = "Which sex is in your records?", es = "¿Qué sexo consta en su historia?" },
}

fact "pregnant" {
  type     = "flag", word = "pregnant", term = "pregnancy",
  question = { en = "Are you pregnant?", es = "¿Está embarazada?" },
}

fact "breastfeeding" {
  type     = "flag", word = "breastfeeding", term = "lactation",
  question = { en = "Are you breastfeeding?", es = "¿Está dando el pecho?" },
}

fact "fitzpatrick" {
  type     = "number", word = "fitzpatrick", from = 1, till = 6,
  question = { en = "Which Fitzpatrick skin type, 1 to 6?", es = "¿Qué fototipo de Fitzpatrick, de 1 a 6?" },
}

fact "conditions" {
  type     = "records", word = "condition", of = { "condition" }, area = true,
  begins   = "onset", ends = "resolved", began = "began", ended = "was resolved",
  status   = { active = "present", remission = "past", resolved = "past", history = "past" },
  verbs    = { active = "present", active_within = "within", ever = "ever", in_remission = "status:remission" },
  question = { en = "Do you have, or have you had: %s?", es = "¿Tiene o ha tenido: %s?" },
}

fact "medications" {
  type     = "records", word = "medication", of = { "medication", "ingredient" }, area = true,
  begins   = "started", ends = "stopped", began = "was started", ended = "was stopped",
  status   = { current = "present", stopped = "past" },
  verbs    = { taken = "present", taken_within = "within", ever_taken = "ever" },
  whole    = {
    en = "Do you take any medicine, or use any cream, gel or serum on the skin, or did you in the last year?",
    es = "¿Toma algún medicamento, o usa alguna crema, gel o sérum en la piel, o lo ha hecho en el último año?",
  },
  question = { en = "Do you take or use, or did you lately: %s?", es = "¿Toma o usa, o ha usado hace poco: %s?" },
}

fact "allergies" {
  type     = "records", word = "allergy", of = { "allergen", "medication", "ingredient" },
  verbs    = { known = "ever" }, plain = "known",
  whole    = {
    en = "Are you allergic to anything: a metal, a medicine, a food, latex, a product for the skin?",
    es = "¿Es alérgico a algo: un metal, un medicamento, un alimento, el látex, un producto para la piel?",
  },
  question = { en = "Are you allergic to: %s?", es = "¿Es alérgico a: %s?" },
}

fact "procedures" {
  type     = "records", word = "procedure", of = { "procedure", "treatment" }, area = true,
  begins   = "date", ends = "date", began = "took place", ended = "took place",
  verbs    = { within = "within", ever = "ever" },
  question = { en = "Have you had: %s? When, and where?", es = "¿Le han hecho: %s? ¿Cuándo y dónde?" },
}

fact "exposures" {
  type     = "records", word = "exposure", of = { "exposure" }, area = true,
  begins   = "date", ends = "date", began = "took place", ended = "took place",
  verbs    = { within = "within", ever = "ever" },
  whole    = {
    en = "Do you smoke, or has your skin lately been tanned, in the sun or under self-tanner?",
    es = "¿Fuma, o ha estado su piel hace poco bronceada, al sol o con autobronceador?",
  },
  question = { en = "Have you lately had: %s? When, and where?", es = "¿Ha tenido hace poco: %s? ¿Cuándo y dónde?" },
}

fact "implants" {
  type     = "records", word = "implant", of = { "implant" }, area = true,
  verbs    = { present = "ever" }, plain = "present",
  whole    = {
    en = "Do you have anything implanted in your body: a pacemaker, another device, or metal?",
    es = "¿Lleva algo implantado en el cuerpo: un marcapasos, otro dispositivo o metal?",
  },
  question = { en = "Do you have: %s?", es = "¿Lleva: %s?" },
}

fact "concerns" {
  type     = "records", word = "concern", of = { "concern", "condition" }, area = true,
  verbs    = { told = "ever" }, plain = "told",
  question = { en = "What would you like to have treated?", es = "¿Qué le gustaría tratar?" },
}

detail "peel_agent" {
  among = {
    "glycolic_acid", "lactic_acid", "mandelic_acid", "salicylic_acid", "jessner", "trichloroacetic_acid", "tca",
  },
}

detail "toxin"      { among = { "onabotulinumtoxin_a", "abobotulinumtoxin_a", "incobotulinumtoxin_a" } }
detail "filler"     { among = { "with_lidocaine", "without_lidocaine" } }
detail "serum"      {}
detail "with"       {}
detail "wavelength" {}
detail "in_clinic"       { among = { "yes", "no" } }
detail "prescriber_only" { among = { "yes", "no" } }
