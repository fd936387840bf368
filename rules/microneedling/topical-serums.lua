-- Serums and cosmetics. The channels stay open for about 60 hours, and what was made for the
-- surface can then reach where it causes granulomas: three days is the shortest wait here.

local channels_closed = "P3D"

topical "cosmetic-serums" {
  after     = "microneedling", product = "cosmetic_serum_with_additives",
  use       = "avoid", from = "PT0S", till = channels_closed,
  because   = {
    en = "A serum with zinc and copper preceded a granulomatous reaction, and channels stay open for about 60 hours. A lay article calls these hours the best time for any serum.",
    es = "Un sérum con zinc y cobre precedió a una reacción granulomatosa, y los canales siguen abiertos unas 60 horas. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-005", "SF-041", "SF-098", "SF-099" },
}

topical "peptides" {
  after     = "microneedling", product = "peptide_serum",
  use       = "avoid", from = "PT0S", till = channels_closed,
  because   = {
    en = "Cosmetic peptides were not made for open channels. A lay article calls these hours the best time for any serum.",
    es = "Los péptidos cosméticos no están hechos para canales abiertos. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-011", "SF-098" },
}

topical "niacinamide" {
  after     = "microneedling", product = "niacinamide",
  use       = "avoid", from = "PT0S", till = channels_closed,
  because   = {
    en = "Wait until channels have closed. A lay article calls these hours the best time for any serum.",
    es = "Espere a que los canales se hayan cerrado. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-012", "SF-098" },
}

topical "exosomes" {
  after     = "microneedling", product = "exosome_product",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "No exosome product is approved and serious events led to a regulator's warning. A lay article calls these hours the best time for any serum.",
    es = "Ningún producto con exosomas está aprobado, y casos graves llevaron a una advertencia de las autoridades. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-008", "SF-098" },
}

topical "vitamin-c" {
  after     = "microneedling", product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = "P7D",
  because   = {
    en = "Vitamin C under or right after needling was implicated in most reported granulomatous reactions. A lay article calls these hours the best time for any serum.",
    es = "La vitamina C durante o justo después de las agujas estuvo implicada en la mayoría de las reacciones granulomatosas. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-013", "SF-098", "SF-099" },
}

topical "vitamin-c-clinic-5d" {
  policy    = { vitamin_c_after_needling = "clinic-5d" },
  overrules = { "vitamin-c" },
  after     = "microneedling", product = "l_ascorbic_acid",
  use       = "avoid", from = "PT0S", till = "P5D",
  because   = {
    en = "A clinic lets vitamin C return on day five if skin is calm. A lay article calls these hours the best time for any serum.",
    es = "Una clínica permite volver a la vitamina C el quinto día si la piel está tranquila. Según un artículo divulgativo, es el mejor momento para un sérum.",
  },
  sources   = { "TT-014", "SF-098" },
}

topical "tranexamic-acid" {
  after     = "microneedling", product = "tranexamic_acid_topical",
  details   = { in_clinic = "yes" },
  use       = "allowed", from = "PT0S", till = "PT24H", frequency = "once",
  because   = {
    en = "Trials apply tranexamic acid with needling for melasma; prescriber use only.",
    es = "En ensayos se aplica ácido tranexámico con agujas para el melasma; solo por quien puede recetarlo.",
  },
  sources   = { "TT-024", "SF-082" },
}
