-- Retinoids, isotretinoin, light-sensitive medicines, salicylates, and the last peel.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "chemical_peel_superficial" }, areas = { "face" }, date = "2026-06-01" },
}

case "by the statements of 2017 a clinician decides about isotretinoin before a medium peel" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-02" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict   = "review",
    findings  = { "isotretinoin-evidence-2017-medium" },
    overruled = { "common.isotretinoin-by-mouth" },
  },
}

case "by the statements of 2017: six months later a medium peel is allowed" {
  options = { isotretinoin = "evidence-2017" },
  patient = { medications = { { code = "isotretinoin_oral", stopped = "2025-12-01" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "tretinoin four days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-28" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "tretinoin five days ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-27" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a medium peel: tretinoin four days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-28" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "a medium peel: tretinoin five days ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-27" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {} },
}

case "where it prepares the skin, tretinoin four days ago calls for care" {
  options = { peel_priming = "prescribed-priming" },
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-28" } } },
  expect  = { verdict = "caution", clear_from = never, findings = { "retinoid-topical-prescribed-priming" } },
}

case "where it prepares the skin, tretinoin five days ago does not" {
  options = { peel_priming = "prescribed-priming" },
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-27" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "where it prepares the skin, it is overruled, and says so" {
  options = { peel_priming = "prescribed-priming" },
  patient = { medications = { { code = "tretinoin", area = "face", status = "current" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = {
    verdict   = "caution",
    findings  = { "retinoid-topical-prescribed-priming" },
    overruled = { "retinoid-topical" },
  },
}

case "where it prepares the skin, a retinoid elsewhere says nothing" {
  options = { peel_priming = "prescribed-priming" },
  patient = { medications = { { code = "tretinoin", area = "hand", status = "current" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "doxycycline goes to a clinician" {
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  expect  = { verdict = "review", findings = { "photosensitising-medicines" } },
}

case "doxycycline that was stopped does not" {
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a medium peel: doxycycline goes to a clinician" {
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "review", findings = { "photosensitising-medicines" } },
}

case "an allergy to aspirin refuses a salicylic peel" {
  patient = { allergies = { { code = "aspirin allergy" } } },
  request = { details = { peel_agent = "salicylic_acid" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "salicylate-allergy" } },
}

case "and Jessner's solution, which holds salicylic acid" {
  patient = { allergies = { { code = "salicylate" } } },
  request = { treatments = { "chemical_peel_medium" }, details = { peel_agent = "jessner" } },
  expect  = { verdict = "refuse", findings = { "salicylate-allergy" } },
}

case "but not a glycolic peel" {
  patient = { allergies = { { code = "salicylate" } } },
  request = { details = { peel_agent = "glycolic_acid" } },
  expect  = { verdict = "allow", findings = {} },
}

case "an allergy to salicylates, and nobody said which agent" {
  patient = { allergies = { { code = "salicylate" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "salicylate-allergy" }, questions = { "peel_agent" } },
}

case "no allergy: the agent does not matter" {
  patient = { allergies = { { code = "latex" } } },
  expect  = { verdict = "allow", findings = {}, unknown = {} },
}

case "the last peel thirteen days ago waits one more" {
  patient = { procedures = { { code = "chemical_peel_superficial", area = "face", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "last-session" } },
}

case "the last peel two weeks ago" {
  patient = { procedures = { { code = "chemical_peel_superficial", area = "face", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the last peel says nothing of a medium one" {
  patient = { procedures = { { code = "chemical_peel_superficial", area = "face", date = "2026-05-31" } } },
  request = { treatments = { "chemical_peel_medium" } },
  expect  = { verdict = "allow", findings = {} },
}
