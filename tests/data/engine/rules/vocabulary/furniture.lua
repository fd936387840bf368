-- Works.

term "sanding" { category = "work", label = { en = "Sanding", es = "Lijado" }, synonyms = { "rub down" } }
term "finishing" { category = "work", label = { en = "Finishing", es = "Acabado" } }
term "oiling" { category = "work", label = { en = "Oiling", es = "Aceitado" }, parents = { "finishing" } }
term "waxing" { category = "work", label = { en = "Waxing", es = "Encerado" }, parents = { "finishing" } }
term "painting" { category = "work", label = { en = "Painting", es = "Pintura" } }

-- Parts.

term "table" { category = "part", label = { en = "Table", es = "Mesa" } }
term "top" { category = "part", label = { en = "Top", es = "Tablero" }, parents = { "table" } }
term "top_left" { category = "part", label = { en = "Left of the top", es = "Tablero izquierdo" }, parents = { "top" } }
term "top_right" { category = "part", label = { en = "Right of the top", es = "Tablero derecho" }, parents = { "top" } }
term "inlay" { category = "part", label = { en = "Inlay", es = "Incrustación" }, parents = { "top_left" } }
term "leg" { category = "part", label = { en = "Leg", es = "Pata" }, parents = { "table" } }
term "leg_front" { category = "part", label = { en = "Front leg", es = "Pata delantera" }, parents = { "leg" } }
term "drawer" { category = "part", label = { en = "Drawer", es = "Cajón" } }
term "hinge" { category = "part", label = { en = "Hinge", es = "Bisagra" }, parents = { "leg", "drawer" } }

-- Faults.

term "damage" { category = "fault", label = { en = "Damage", es = "Daño" }, codes = { shop = "D0" } }
term "rot" {
  category = "fault", label = { en = "Rot", es = "Podredumbre" }, parents = { "damage" },
  synonyms = { "dry rot", "Wet-Rot" }, codes = { shop = "D1" },
}
term "rot_deep" { category = "fault", label = { en = "Deep rot", es = "Podredumbre profunda" }, parents = { "rot" }, codes = { shop = "D1.1" } }
term "crack" {
  category = "fault", label = { en = "Crack", es = "Grieta" }, parents = { "damage" }, codes = { shop = "D2" },
  question = { en = "Does it have a crack? Look below, too.", es = "¿Tiene una grieta? Mire también debajo." },
}
term "split" { category = "fault", label = { en = "Split", es = "Raja" }, parents = { "damage" }, synonyms = { "gap" }, codes = { shop = "D2" } }
term "stain" { category = "fault", label = { en = "Stain", es = "Mancha" } }
term "black_rot" { category = "fault", label = { en = "Black rot", es = "Podredumbre negra" }, parents = { "rot", "stain" } }
term "worm" { category = "fault", label = { en = "Woodworm", es = "Carcoma" } }

-- Coats and stuff.

term "varnish" { category = "coat", label = { en = "Varnish", es = "Barniz" }, synonyms = { "gap" } }
term "shellac" { category = "coat", label = { en = "Shellac", es = "Goma laca" }, parents = { "varnish" } }
term "oil" { category = "stuff", label = { en = "Oil", es = "Aceite" } }
term "linseed_oil" { category = "stuff", label = { en = "Linseed oil", es = "Aceite de linaza" }, parents = { "oil" } }
term "tung_oil" { category = "stuff", label = { en = "Tung oil", es = "Aceite de tung" }, parents = { "oil" } }
term "wax" { category = "stuff", label = { en = "Wax", es = "Cera" } }
term "water" { category = "stuff", label = { en = "Water", es = "Agua" } }

-- Events, marks, wishes, and what "unanswered" calls a flag.

term "flood" { category = "event", label = { en = "Flood", es = "Inundación" } }
term "move" { category = "event", label = { en = "Move", es = "Mudanza" } }
term "stamp" { category = "mark", label = { en = "Maker's stamp", es = "Sello del fabricante" } }
term "smooth" { category = "wish", label = { en = "Smooth", es = "Liso" } }
term "shiny" { category = "wish", label = { en = "Shiny", es = "Brillante" } }
term "standing_indoors" { category = "state", label = { en = "Standing indoors", es = "Estar dentro" } }
