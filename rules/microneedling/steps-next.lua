-- What comes next: the session after this one, and the photo that shows the result.

step "book-next" {
  after   = "microneedling", act = "book", from = "P21D", till = "P28D", till_next = true, on_reaction = "hold",
  remind  = true,
  message = {
    en = "Book your next session for about four weeks after this one.",
    es = "Reserve su próxima sesión para unas cuatro semanas después de esta.",
  },
  sources = { "AS-028", "SF-057" },
}

step "result-photo" {
  after   = "microneedling", act = "check", from = "P90D", till = "P91D",
  remind  = true,
  message = {
    en = "Come for your result photo at about three months.",
    es = "Venga a hacerse la foto del resultado a los tres meses, aproximadamente.",
  },
  sources = { "AS-029" },
}
