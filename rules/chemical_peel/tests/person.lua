-- Pregnancy by agent, skin type, keloids.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_superficial" }, areas = { "face" }, date = "2026-06-01" },
}

case "pregnancy waits for the birth" {
  patient = { pregnant = true },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy" } },
}

case "so does a medium peel" {
  patient = { pregnant = true },
  request = { treatments = { "chemical_peel_medium" }, details = { peel_agent = "tca" } },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy" } },
}

case "pregnancy not answered" {
  patient = { pregnant = unknown },
  expect  = { verdict = "unknown", findings = {}, unknown = { "pregnancy" }, questions = { "pregnancy" } },
}

case "by the review of 2017 a glycolic peel calls for care" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = { verdict = "caution", findings = { "pregnancy-evidence-2017-mild-acids" }, overruled = { "pregnancy" } },
}

case "by the review of 2017 so does a lactic peel" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "lactic_acid" } },
  expect  = { verdict = "caution", findings = { "pregnancy-evidence-2017-mild-acids" }, overruled = { "pregnancy" } },
}

case "by the review of 2017 a salicylic peel goes to a clinician" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "salicylic_acid" } },
  expect  = {
    verdict   = "review",
    findings  = { "pregnancy-evidence-2017-strong-acids" },
    overruled = { "pregnancy" },
  },
}

case "by the review of 2017 Jessner's solution goes to a clinician" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "jessner" } },
  expect  = {
    verdict   = "review",
    findings  = { "pregnancy-evidence-2017-strong-acids" },
    overruled = { "pregnancy" },
  },
}

case "by the review of 2017 trichloroacetic acid goes to a clinician" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "trichloroacetic_acid" } },
  expect  = {
    verdict   = "review",
    findings  = { "pregnancy-evidence-2017-strong-acids" },
    overruled = { "pregnancy" },
  },
}

case "by the review of 2017 TCA, which is the same, goes to a clinician" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "tca" } },
  expect  = {
    verdict   = "review",
    findings  = { "pregnancy-evidence-2017-strong-acids" },
    overruled = { "pregnancy" },
  },
}

case "by the review of 2017 a medium peel with TCA goes to a clinician" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { treatments = { "chemical_peel_medium" }, details = { peel_agent = "tca" } },
  expect  = {
    verdict   = "review",
    findings  = { "pregnancy-evidence-2017-strong-acids" },
    overruled = { "pregnancy" },
  },
}

case "by the review of 2017 a medium peel with glycolic acid still waits" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { treatments = { "chemical_peel_medium" }, details = { peel_agent = "glycolic_acid" } },
  expect  = { verdict = "defer", findings = { "pregnancy" }, overruled = {} },
}

case "the review of 2017 is silent about mandelic acid, so it waits" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  request = { details = { peel_agent = "mandelic_acid" } },
  expect  = { verdict = "defer", findings = { "pregnancy" }, overruled = {} },
}

case "the review of 2017, and nobody said which agent: it waits" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  expect  = {
    verdict   = "defer",
    findings  = { "pregnancy" },
    unknown   = { "pregnancy-evidence-2017-mild-acids", "pregnancy-evidence-2017-strong-acids" },
    overruled = {},
  },
}

case "by the review of 2017 the agent does not matter when nobody is pregnant" {
  options = { pregnancy = "evidence-2017" },
  expect  = { verdict = "allow", findings = {}, unknown = {} },
}

case "skin type III: nothing to say" {
  patient = { fitzpatrick = 3 },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type IV: a superficial peel calls for care" {
  patient = { fitzpatrick = 4 },
  expect  = { verdict = "caution", findings = { "darker-skin-superficial" } },
}

case "skin type VI: a superficial peel calls for care" {
  patient = { fitzpatrick = 6 },
  expect  = { verdict = "caution", findings = { "darker-skin-superficial" } },
}

case "skin type III: a medium peel is allowed" {
  patient = { fitzpatrick = 3 },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type IV: a medium peel goes to a clinician" {
  patient = { fitzpatrick = 4 },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "darker-skin-medium" } },
}

case "skin type VI: a medium peel goes to a clinician" {
  patient = { fitzpatrick = 6 },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "darker-skin-medium" } },
}

case "keloids: a superficial peel goes to a clinician" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  expect  = { verdict = "review", findings = { "keloid-tendency-superficial" } },
}

case "keloids: a medium peel is refused" {
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "keloid-tendency-medium" } },
}

case "the review of 2019 is about needling: a medium peel stays refused" {
  options = { keloid = "evidence-2019" },
  patient = { conditions = { { code = "keloid_tendency", area = "chest", status = "history" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "refuse", findings = { "keloid-tendency-medium" }, overruled = {} },
}
