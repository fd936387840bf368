-- What may touch the skin from the first hour on: plain moisture, bland protection, and what
-- the clinic itself brings in with the needles.

topical "hyaluronic-acid" {
  after     = "microneedling", product = "hyaluronic_acid_plain",
  use       = "recommended", from = "PT0S", till = "P3D", frequency = "as_needed",
  because   = {
    en = "Plain hyaluronic acid hydrates while channels are open and is the product most clinics allow first.",
    es = "El ácido hialurónico puro hidrata mientras los canales están abiertos y es lo primero que permiten la mayoría de las clínicas.",
  },
  sources   = { "TT-003", "SF-098" },
}

topical "hydrogel" {
  after     = "microneedling", product = "hydrogel_dressing",
  use       = "recommended", from = "PT0S", till = "P1D", frequency = "as_needed",
  because   = {
    en = "The device kit hydrogel may keep skin from drying after the procedure.",
    es = "El hidrogel del equipo puede evitar que la piel se seque después de la sesión.",
  },
  sources   = { "TT-004" },
}

topical "water" {
  after     = "microneedling", product = "saline_or_thermal_water",
  use       = "allowed", from = "PT0S", till = "P1D", frequency = "as_needed",
  because   = {
    en = "Plain moisture calms the first day.",
    es = "La humedad simple calma el primer día.",
  },
  sources   = { "TT-040" },
}

topical "gentle-cleanser" {
  after     = "microneedling", product = "cleanser_gentle",
  use       = "recommended", before = "avoid", from = "PT5H", till = "P7D", frequency = "2/day",
  because   = {
    en = "First wash waits five hours, then twice a day without scrubbing.",
    es = "El primer lavado espera cinco horas; después, dos veces al día sin frotar.",
  },
  sources   = { "TT-039" },
}

topical "bland-moisturiser" {
  after     = "microneedling", product = "moisturizer_bland",
  use       = "recommended", from = "PT0S", till = "P7D", frequency = "2/day",
  because   = {
    en = "Fragrance-free moisturiser supports the barrier; a manufacturer cream starts at 24 hours.",
    es = "Una hidratante sin fragancia refuerza la barrera; una crema del fabricante empieza a las 24 horas.",
  },
  sources   = { "TT-010" },
}

topical "petrolatum" {
  after     = "microneedling", product = "petrolatum",
  use       = "allowed", from = "PT0S", till = "P3D", frequency = "2/day",
  because   = {
    en = "A dermatologist advises a bland ointment until healed; occlusion keeps channels open longer.",
    es = "Una dermatóloga aconseja una pomada simple hasta que cure; al tapar la piel, los canales tardan más en cerrarse.",
  },
  sources   = { "TT-009" },
}

topical "growth-factors" {
  after     = "microneedling", product = "growth_factor_serum",
  use       = "allowed", from = "PT0S", till = "P7D", frequency = "2/day",
  because   = {
    en = "A small randomised trial used a growth factor serum with needling and saw better texture and hydration; products are not cleared for this use.",
    es = "Un pequeño ensayo aleatorizado vio mejor textura e hidratación con un sérum de factores de crecimiento; no hay productos autorizados para este uso.",
  },
  sources   = { "TT-006", "SF-099" },
}

topical "platelet-rich-plasma" {
  after     = "microneedling", product = "prp_autologous",
  use       = "allowed", from = "PT0S", till = "PT24H", frequency = "once",
  because   = {
    en = "Own plasma with needling beat needling alone for acne scars; the devices are not cleared to deliver it.",
    es = "El plasma propio con agujas superó a las agujas solas en cicatrices de acné; los equipos no están autorizados para aplicarlo.",
  },
  sources   = { "TT-007" },
}
