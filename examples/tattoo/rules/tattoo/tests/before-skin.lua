-- The skin where it is wanted, and how it scars.

defaults { -- an adult, asked about everything, and free of it all
  patient = {
    birth_date = "1999-05-20", pregnant = false, breastfeeding = false, conditions = {}, medications = {},
    allergies = {}, earlier_work = {}, exposures = {}, concerns = {},
  },
  request = { treatments = { "tattoo_small" }, areas = { "back" }, date = "2026-06-01", details = { ink = "black" } },
}

case "an infection in the area defers" {
  patient = { conditions = { { code = "skin_infection", area = "shoulder_blade_left", status = "active" } } },
  expect  = {
    verdict    = "defer",
    clear_from = never,
    findings   = { "skin-infection" },
    areas      = { ["skin-infection"] = "shoulder_blade_left" },
  },
}

case "an infection elsewhere, or one that has healed, does not" {
  patient = { conditions = {
    { code = "skin_infection", area = "leg_left", status = "active" },
    { code = "skin_infection", area = "back", resolved = "2026-05-31" },
  } },
  expect  = { verdict = "allow", findings = {} },
}

case "an infection, nobody knows where" {
  patient = { conditions = { { code = "skin_infection", status = "active" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "skin-infection" }, questions = { "skin_infection" } },
}

case "thirteen days after a sunburn wait one more" {
  patient = { conditions = { { code = "sunburn", area = "back", resolved = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "sunburn" } },
}

case "two weeks after a sunburn are enough" {
  patient = { conditions = { { code = "sunburn", area = "back", resolved = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a tan of thirteen days calls for care" {
  patient = { exposures = { { code = "sun_tan", area = "back", date = "2026-05-19" } } },
  expect  = { verdict = "caution", findings = { "fresh-tan" } },
}

case "a tan of two weeks, or elsewhere, does not" {
  patient = { exposures = {
    { code = "sun_tan", area = "back", date = "2026-05-18" },
    { code = "sun_tan", area = "leg_left", date = "2026-06-01" },
  } },
  expect  = { verdict = "allow", findings = {} },
}

case "eczema in the area defers, and psoriasis is one of its group" {
  patient = { conditions = { { code = "psoriasis", area = "back", status = "active" } } },
  expect  = { verdict = "defer", findings = { "flare-here", "psoriasis-anywhere" } },
}

case "eczema elsewhere does not" {
  patient = { conditions = { { code = "eczema", area = "arm_left", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "psoriasis that is long gone calls for care" {
  patient = { conditions = { { code = "psoriasis", area = "leg_left", resolved = "2020" } } },
  expect  = { verdict = "caution", findings = { "psoriasis-anywhere" } },
}

case "keloids: a tattoo is looked at first" {
  patient = { conditions = { { code = "keloids" } } },
  expect  = { verdict = "review", findings = { "keloids-and-tattoos" } },
}

case "keloids: no piercing" {
  patient = { conditions = { { code = "keloid_tendency" } } },
  request = { treatments = { "piercing_cartilage" }, areas = { "ear" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "keloids-and-piercings" } },
}

case "moles in the area stay free of ink" {
  patient = { conditions = { { code = "mole", area = "back", status = "active" } } },
  expect  = { verdict = "caution", findings = { "mole" } },
}

case "moles elsewhere do not matter" {
  patient = { conditions = { { code = "mole", area = "chest", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "no needles on the lid" {
  request = { areas = { "eyelid" } },
  expect  = { verdict = "refuse", findings = { "eyelid" } },
}

case "in a face the lid is left out" {
  request = { areas = { "face" } },
  expect  = { verdict = "allow", excluded_areas = { "eyelid" } },
}

case "six weeks less a day after a tattoo in the area wait one more" {
  patient = { earlier_work = { { code = "tattoo_small", area = "back", date = "2026-04-21" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "still-healing" } },
}

case "six weeks after a tattoo, or elsewhere, is enough" {
  patient = { earlier_work = {
    { code = "tattoo_small", area = "back", date = "2026-04-20" },
    { code = "tattoo_large", area = "leg_left", date = "2026-05-31" },
  } },
  expect  = { verdict = "allow", findings = {} },
}

case "nobody asked about earlier work" {
  patient = { earlier_work = unknown },
  expect  = { verdict = "unknown", unknown = { "still-healing" }, questions = { "tattoo" } },
}

case "nobody asked about conditions" {
  patient = { conditions = unknown },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "skin-infection", "sunburn", "flare-here", "psoriasis-anywhere", "keloids-and-tattoos", "mole",
      "acute-illness", "fainting", "bleeding", "weakened-immunity", "diabetes",
    },
  },
}

case "nobody said where it will be" {
  request = { areas = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "eyelid" } },
}

case "no piercing of the lid either" {
  request = { treatments = { "piercing_cartilage" }, areas = { "eyelid" } },
  expect  = { verdict = "refuse", findings = { "eyelid" } },
}

case "a sunburn elsewhere does not matter" {
  patient = { conditions = { { code = "sunburn", area = "leg_left", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}
