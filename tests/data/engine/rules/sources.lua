source {
  ids      = { "W-1", "W-2" },
  title    = "The workshop's book",
  address  = "https://example.org/book",
  evidence = "label", seen = "excerpt",
}

source {
  ids      = { "W-3" },
  title    = "A neighbour",
  evidence = "lay", seen = "none",
}
