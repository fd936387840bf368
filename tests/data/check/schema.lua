-- Furniture again, with mistakes: at the beginning of a line that ends with "-- planted: ID", or
-- at the value of a field in it ("-- planted: ID at FIELD"), `aftercare check` finds that, and it
-- finds nothing else in this folder.

request { treatments = { "work" }, areas = { "part" }, products = { "stuff" }, areas_from = "wishes" }

fact "id" { type = "text" }

fact "made" {
  type     = "date", word = "age", longest = "P120Y",
  question = { en = "When was it made?", es = "¿Cuándo se hizo?" },
}

fact "hardness" {
  type     = "number", word = "hardness", from = 1, till = 6,
  question = { en = "How hard is it, 1 to 6?", es = "¿Qué dureza tiene, de 1 a 6?" },
}

fact "indoors" { -- planted: no-question
  type = "flag", word = "indoors",
}

fact "faults" {
  type     = "records", word = "fault", of = { "fault" }, area = true,
  begins   = "seen", ends = "mended",
  status   = { present = "present", gone = "past" },
  verbs    = { now = "present", within = "within", ever = "ever" },
  question = { en = "Does it have: %s?", es = "¿Tiene: %s?" },
}

fact "wishes" {
  type     = "records", word = "wish", of = { "wish", "fault" }, area = true,
  verbs    = { told = "ever" }, plain = "told",
  question = { en = "What shall be better?", es = "¿Qué debe mejorar?" },
}
