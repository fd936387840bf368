-- The surface is thinner for some days: sunscreen at once, actives when it has rebuilt.

local both = { "dermaplaning", "microdermabrasion" }

topical "mineral-sunscreen" {
  after     = both, product = "sunscreen_mineral",
  use       = "recommended", from = "PT0S", till = "P14D", frequency = "1/day",
  because   = {
    en = "Thinner stratum corneum lets more UV through.",
    es = "Una capa córnea más fina deja pasar más radiación ultravioleta.",
  },
  sources   = { "TT-111" },
}

topical "retinoids" {
  after     = both, product = "retinoid_topical",
  use       = "avoid", from = "PT0S", till = "P3D",
  because   = {
    en = "Wait until the surface has rebuilt.",
    es = "Espere a que la superficie se haya rehecho.",
  },
  sources   = { "TT-112" },
}

topical "aha" {
  after     = both, product = "aha",
  use       = "avoid", from = "PT0S", till = "P1D",
  because   = {
    en = "Barrier recovery took about a day in animals and may take longer in people.",
    es = "La barrera se recuperó en un día en animales y puede tardar más en personas.",
  },
  sources   = { "TT-113" },
}
