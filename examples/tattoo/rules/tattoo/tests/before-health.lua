-- Illness, medicines, and what a client reacts to.

defaults { -- an adult, asked about everything, and free of it all
  patient = {
    birth_date = "1999-05-20", pregnant = false, breastfeeding = false, conditions = {}, medications = {},
    allergies = {}, earlier_work = {}, exposures = {}, concerns = {},
  },
  request = { treatments = { "tattoo_small" }, areas = { "back" }, date = "2026-06-01", details = { ink = "red" } },
}

case "a bleeding disorder is reviewed" {
  patient = { conditions = { { code = "haemophilia" } } },
  expect  = { verdict = "review", findings = { "bleeding" } },
}

case "so is a blood thinner" {
  patient = { medications = { { code = "apixaban", started = "2026-01-10", status = "current" } } },
  expect  = { verdict = "review", findings = { "bleeding" } },
}

case "a blood thinner that was stopped is not" {
  patient = { medications = { { code = "apixaban", started = "2026-01-10", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a weakened immune system is reviewed" {
  patient = { conditions = { { code = "weakened_immunity", status = "active" } } },
  expect  = { verdict = "review", findings = { "weakened-immunity" } },
}

case "one that has recovered is not" {
  patient = { conditions = { { code = "weakened_immunity", resolved = "2024" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "what weakens it is reviewed, too" {
  patient = { medications = { { code = "immunosuppressant", status = "current" } } },
  expect  = { verdict = "review", findings = { "weakened-immunity" } },
}

case "a heart valve: a large tattoo is reviewed" {
  patient = { conditions = { { code = "heart_valve_disease" } } },
  request = { treatments = { "tattoo_large" } },
  expect  = { verdict = "review", findings = { "heart-valve" } },
}

case "a heart valve: a small one is not" {
  patient = { conditions = { { code = "heart_valve_disease" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "diabetes calls for care" {
  patient = { conditions = { { code = "diabetes", status = "active" } } },
  expect  = { verdict = "caution", findings = { "diabetes" } },
}

case "isotretinoin, stopped six months ago less a day, waits one more" {
  patient = { medications = { { code = "isotretinoin", started = "2025-06", stopped = "2025-12-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "isotretinoin" } },
}

case "isotretinoin, stopped six months ago, is past" {
  patient = { medications = { { code = "isotretinoin", started = "2025-06", stopped = "2025-12-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "an allergy to red ink: no red" {
  patient = { allergies = { { code = "red ink" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "pigment-allergy", "red-pigment-allergy" } },
}

case "an allergy to red ink: black after a test" {
  patient = { allergies = { { code = "red ink" } } },
  request = { details = { ink = "black" } },
  expect  = { verdict = "review", findings = { "pigment-allergy" } },
}

case "an allergy to red ink: nobody has said which ink" {
  patient = { allergies = { { code = "red ink" } } },
  request = { details = unknown },
  expect  = { verdict = "unknown", findings = { "pigment-allergy" }, unknown = { "red-pigment-allergy" } },
}

case "an allergy to some other ink is tested" {
  patient = { allergies = { { code = "tattoo_pigment" } } },
  request = { details = { ink = "black" } },
  expect  = { verdict = "review", findings = { "pigment-allergy" } },
}

case "latex: other gloves" {
  patient = { allergies = { { code = "latex" } } },
  expect  = { verdict = "caution", findings = { "latex-allergy" } },
}

case "nickel: titanium for a piercing" {
  patient = { allergies = { { code = "nickel" } } },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "caution", findings = { "nickel-allergy" } },
}

case "nickel does not matter for a tattoo" {
  patient = { allergies = { { code = "nickel" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "nobody asked about medicines and allergies" {
  patient = { medications = unknown, allergies = unknown },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "bleeding", "weakened-immunity", "isotretinoin", "pigment-allergy", "red-pigment-allergy", "latex-allergy",
    },
  },
}

case "nobody asked, before a piercing" {
  patient = { conditions = unknown, medications = unknown, allergies = unknown },
  request = { treatments = { "piercing_cartilage" }, areas = { "ear" } },
  expect  = {
    verdict = "unknown", findings = {},
    unknown = {
      "acute-illness", "fainting", "skin-infection", "flare-here", "keloids-and-piercings", "bleeding",
      "weakened-immunity", "heart-valve", "diabetes", "isotretinoin", "latex-allergy", "nickel-allergy",
    },
  },
}
