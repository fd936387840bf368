-- Products at the last minute before, and the first after, each change.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", treatments = { "microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "plain hyaluronic acid: at once, for three days" {
  expect = { at = {
    PT0S       = { recommended = { "hyaluronic_acid_plain" } },
    P2DT23H59M = { recommended = { "hyaluronic_acid_plain" } },
    P3D        = { allowed = { "hyaluronic_acid_plain" } },
  } },
}

case "hydrogel: at once, for a day" {
  expect = { at = {
    PT0S     = { recommended = { "hydrogel_dressing" } },
    PT23H59M = { recommended = { "hydrogel_dressing" } },
    P1D      = { allowed = { "hydrogel_dressing" } },
  } },
}

case "a gentle cleanser: after five hours, for a week" {
  expect = { at = {
    PT0S       = { avoid = { "cleanser_gentle" } },
    PT4H59M    = { avoid = { "cleanser_gentle" } },
    PT5H       = { recommended = { "cleanser_gentle" } },
    P6DT23H59M = { recommended = { "cleanser_gentle" } },
    P7D        = { allowed = { "cleanser_gentle" } },
  } },
}

case "bland moisturiser: at once, for a week" {
  expect = { at = {
    PT0S       = { recommended = { "moisturizer_bland" } },
    P6DT23H59M = { recommended = { "moisturizer_bland" } },
    P7D        = { allowed = { "moisturizer_bland" } },
  } },
}

local welcome = { "saline_or_thermal_water", "petrolatum", "growth_factor_serum", "prp_autologous" }

case "water, petrolatum, growth factors and own plasma: allowed" {
  expect = { at = {
    PT0S       = { allowed = welcome },
    PT23H59M   = { allowed = welcome }, -- here two of the windows end, then one, then the last:
    P1D        = { allowed = welcome }, -- what was allowed still is
    P2DT23H59M = { allowed = welcome },
    P3D        = { allowed = welcome },
    P6DT23H59M = { allowed = welcome },
    P7D        = { allowed = welcome },
    P8D        = { allowed = welcome },
  } },
}

case "serums with additives, peptides, niacinamide: three days" {
  expect = { at = {
    PT0S       = { avoid = { "cosmetic_serum_with_additives", "peptide_serum", "niacinamide" } },
    P2DT23H59M = { avoid = { "cosmetic_serum_with_additives", "peptide_serum", "niacinamide" } },
    P3D        = { allowed = { "cosmetic_serum_with_additives", "peptide_serum", "niacinamide" } },
  } },
}

case "exosomes: a week" {
  expect = { at = {
    PT0S       = { avoid = { "exosome_product" } },
    P6DT23H59M = { avoid = { "exosome_product" } },
    P7D        = { allowed = { "exosome_product" } },
  } },
}

case "vitamin C: a week" {
  expect = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P6DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P7D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "vitamin C where the clinic lets it return on day five" {
  options = { vitamin_c_after_needling = "clinic-5d" },
  expect  = { at = {
    PT0S       = { avoid = { "l_ascorbic_acid" } },
    P4DT23H59M = { avoid = { "l_ascorbic_acid" } },
    P5D        = { allowed = { "l_ascorbic_acid" } },
  } },
}

case "tranexamic acid, brought in by the clinic" {
  session = { details = { in_clinic = "yes" } },
  expect  = { at = {
    PT0S     = { allowed = { "tranexamic_acid_topical" } },
    PT23H59M = { allowed = { "tranexamic_acid_topical" } },
    P1D      = { allowed = { "tranexamic_acid_topical" } },
  } },
}

case "retinol and benzoyl peroxide: five days" {
  expect = { at = {
    PT0S       = { avoid = { "retinol", "benzoyl_peroxide" } },
    P4DT23H59M = { avoid = { "retinol", "benzoyl_peroxide" } },
    P5D        = { allowed = { "retinol", "benzoyl_peroxide" } },
  } },
}

case "prescription retinoids, acids, hydroquinone: a week" {
  expect = { at = {
    PT0S       = {
      avoid = { "tretinoin", "adapalene", "tazarotene", "aha", "bha", "azelaic_acid", "hydroquinone" },
    },
    P6DT23H59M = {
      avoid = { "tretinoin", "adapalene", "tazarotene", "aha", "bha", "azelaic_acid", "hydroquinone" },
    },
    P7D        = {
      allowed = { "tretinoin", "adapalene", "tazarotene", "aha", "bha", "azelaic_acid", "hydroquinone" },
    },
  } },
}
