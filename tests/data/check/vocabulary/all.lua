term "sanding" { category = "work", label = { en = "Sanding", es = "Lijado" } }
term "oiling" { category = "work", label = { en = "Oiling", es = "Aceitado" } }
term "steaming" { category = "work", label = { en = "Steaming", es = "Vaporizado" } } -- planted: uncovered-treatment
term "gilding" { category = "work", label = { en = "Gilding", es = "Dorado" } } -- planted: uncovered-treatment

term "table" { category = "part", label = { en = "Table", es = "Mesa" } }
term "top" { category = "part", label = { en = "Top", es = "Tablero" }, parents = { "table" } }

term "oil" { category = "stuff", label = { en = "Oil", es = "Aceite" } }
term "wax" { category = "stuff", label = { en = "Wax" } } -- planted: missing-translation at label

term "damage" { category = "fault", label = { en = "Damage", es = "Daño" } }
term "rot" { category = "fault", label = { en = "Rot", es = "Podredumbre" }, parents = { "damage" } }
term "worm" { category = "fault", label = { en = "Worm", es = "Carcoma" }, parents = { "damage" } }

term "smooth" { category = "wish", label = { en = "Smooth", es = "Lisa" } }
term "shiny" { category = "wish", label = { en = "Shiny", es = "Brillante" } } -- planted: unmatched-concern
