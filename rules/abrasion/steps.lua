-- Sunscreen, and nothing else.

step "sunscreen-morning" {
  after   = { "dermaplaning", "microdermabrasion" }, act = "do", from = "PT0S", till = "P14D",
  with    = "sunscreen_mineral",
  remind  = { at = { "08:00" }, times = 14, expires = "PT4H" },
  message = {
    en = "Wear sunscreen each morning for two weeks.",
    es = "Use protector solar todas las mañanas durante dos semanas.",
  },
  sources = { "AS-111" },
}
