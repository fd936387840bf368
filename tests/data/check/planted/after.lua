-- What follows. Another school may want otherwise; one pack alone may not.

put "oil-later" {
  after   = { "sanding", "steaming" }, stuff = "oil", use = "hold", from = "PT0S", till = "P3D",
  because = "The pores are open.", sources = { "W-1" },
}

put "oil-soon" {
  after   = "sanding", stuff = "oil", use = "take", from = "P1D", till = "P7D", -- planted: window-conflict at from
  because = "It needs oil.", sources = { "W-1" },
}

put "oil-at-once" {
  policy  = { school = "new" }, overrules = { "oil-later" },
  after   = "sanding", stuff = "oil", use = "take", from = "PT0S", till = "P1D",
  because = "It needs oil.", sources = { "W-1" },
}

put "wax-later" {
  after   = "gilding", stuff = "wax", use = "take", before = "hold", from = "P2D", till = "P9D",
  because = "It blooms.", sources = { "W-1" },
}

put "wax-soon" {
  after   = "gilding", stuff = "wax", use = "free", from = "P1D", till = "P2D", -- planted: window-conflict at from
  because = "It shines.", sources = { "W-1" },
}

put "no-wax" {
  after   = "sanding", stuff = "wax", use = "hold", from = "PT0S", till = "P5D",
  because = "It clogs.", sources = { "W-1" },
}

put "no-wax-at-first" { -- planted: pointless-rule
  after   = "sanding", stuff = "wax", use = "hold", when = indoors :yes(), from = "PT0S", till = "P1D",
  because = "It clogs at once.", sources = { "W-1" },
}

job "stay-away" {
  after   = "oiling", name = "touching", act = "leave", from = "PT0S", till = "P2D",
  message = { en = "Do not touch it.", es = "No lo toque." }, sources = { "W-1" },
}

job "feel-it" {
  after   = "oiling", name = "touching", act = "look", from = "P1D", till = "P4D", -- planted: contradiction at act
  message = { en = "Touch it.", es = "Tóquelo." }, sources = { "W-1" },
}

job "leave-the-gold" {
  after   = "gilding", act = "leave", from = "PT0S", till = "P2D",
  message = { en = "Leave it.", es = "Déjelo." }, sources = { "W-1" },
}
