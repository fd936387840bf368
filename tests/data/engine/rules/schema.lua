-- What is known of a piece of furniture: every type of fact once, and every kind of record.

request {
  treatments = { "work" },
  areas      = { "part" },
  products   = { "stuff" },
  areas_from = "wishes",
}

fact "id" { type = "text" }

fact "made" {
  type     = "date", word = "age",
  question = { en = "When was it made?", es = "¿Cuándo se hizo?" },
}

fact "wood" {
  type     = "choice", word = "wood", among = { "oak", "pine", "other" },
  question = { en = "Which wood is it?", es = "¿Qué madera es?" },
}

fact "indoors" {
  type     = "flag", word = "indoors", term = "standing_indoors",
  question = { en = "Does it stand indoors?", es = "¿Está dentro?" },
}

fact "hardness" {
  type     = "number", word = "hardness", from = 1, till = 6,
  question = { en = "How hard is it, 1 to 6?", es = "¿Qué dureza tiene, de 1 a 6?" },
}

fact "faults" { -- with a beginning, an end, a status and a part
  type     = "records", word = "fault", of = { "fault" }, area = true,
  begins   = "seen", ends = "mended", began = "was seen", ended = "was mended",
  status   = { present = "present", resting = "past", gone = "past" },
  verbs    = { now = "present", within = "within", ever = "ever", resting = "status:resting" },
  question = { en = "Does it have, or did it have: %s?", es = "¿Tiene o ha tenido: %s?" },
}

fact "coats" { -- the same without a part, and asked for as a whole
  type     = "records", word = "coat", of = { "coat", "stuff" },
  begins   = "begun", ends = "ended", began = "was begun", ended = "was ended",
  status   = { going_on = "present", stopped = "past" },
  verbs    = { on = "present", within = "within", ever = "ever" },
  whole    = { en = "Is there anything on the wood?", es = "¿Hay algo sobre la madera?" },
  question = { en = "Is it coated with: %s?", es = "¿Está recubierta de: %s?" },
}

fact "events" { -- of one day
  type     = "records", word = "event", of = { "event", "work" }, area = true,
  begins   = "day", ends = "day", began = "took place", ended = "took place",
  verbs    = { within = "within", ever = "ever" },
  question = { en = "Was there: %s?", es = "¿Hubo: %s?" },
}

fact "marks" { -- without time
  type     = "records", word = "mark", of = { "mark" },
  verbs    = { known = "ever" }, plain = "known",
  question = { en = "Is there: %s?", es = "¿Hay: %s?" },
}

fact "wishes" {
  type     = "records", word = "wish", of = { "wish", "fault" }, area = true,
  verbs    = { told = "ever" }, plain = "told",
  question = { en = "What shall be better?", es = "¿Qué debe mejorar?" },
}

detail "tool" { among = { "plane", "scraper", "belt" } }
detail "colour" {}
