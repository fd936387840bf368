-- Where the rules come from: a paper, a label, your own practice; and how far it was read.

source {
  ids      = { "OUR-PLUGIN-001" },
  title    = "Our own protocol",
  evidence = "clinic practice", seen = "excerpt",
}
