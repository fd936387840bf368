-- This rule is an example: put yours in its place.

our_plugin "send-a-photo" {
  after   = "microneedling", act = "do", from = "P1D", till = "P4D",
  when    = fitzpatrick :at_least(4),
  remind  = { at = { "18:00" }, times = 3 },
  message = { en = "Photograph the skin in daylight.", es = "Fotografíe la piel con luz de día." },
  sources = { "OUR-PLUGIN-001" },
}
