source { ids = { "W-1" }, title = "What the master says", evidence = "practice" }

source { ids = { "W-2" }, title = "A book that nobody opens", evidence = "book" } -- planted: uncited-source
