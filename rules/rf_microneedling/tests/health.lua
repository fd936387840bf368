-- Connective tissue, bleeding, metal, and the person.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "rf_microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "scleroderma refuses twice: by its own rule and as a connective tissue disease" {
  patient = { conditions = { { code = "scleroderma", status = "active" } } },
  expect  = { verdict = "refuse", findings = { "scleroderma", "collagen-vascular-disease" } },
}

case "lupus refuses, in remission too" {
  patient = { conditions = { { code = "lupus_erythematosus", status = "remission" } } },
  expect  = { verdict = "refuse", findings = { "collagen-vascular-disease" } },
}

case "by the review of 2025 lupus in remission calls for care" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "remission" } } },
  expect  = {
    verdict   = "caution",
    findings  = { "autoimmune-remission-evidence-2025" },
    overruled = { "collagen-vascular-disease" },
  },
}

case "by the review of 2025 active lupus waits" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "lupus_erythematosus", status = "active" } } },
  expect  = {
    verdict    = "defer",
    clear_from = never,
    findings   = { "autoimmune-active-evidence-2025" },
    overruled  = { "collagen-vascular-disease" },
  },
}

case "morphea is scleroderma, and refuses under the review of 2025 too" {
  options = { autoimmune = "evidence-2025" },
  patient = { conditions = { { code = "morphea", status = "remission" } } },
  expect  = {
    verdict   = "refuse",
    findings  = { "scleroderma", "autoimmune-remission-evidence-2025" },
    overruled = { "collagen-vascular-disease" },
  },
}

case "rheumatoid arthritis is no connective tissue disease: nothing to say by default" {
  patient = { conditions = { { code = "rheumatoid_arthritis", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a bleeding disorder goes to a clinician" {
  patient = { conditions = { { code = "hemophilia", status = "history" } } },
  expect  = { verdict = "review", findings = { "bleeding-disorder" } },
}

case "ibuprofen six days ago calls for care" {
  patient = { medications = { { code = "ibuprofen", stopped = "2026-05-26" } } },
  expect  = { verdict = "caution", clear_from = never, findings = { "nsaids" } },
}

case "ibuprofen a week ago does not" {
  patient = { medications = { { code = "ibuprofen", stopped = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "naproxen taken now calls for care" {
  patient = { medications = { { code = "naproxen", status = "current" } } },
  expect  = { verdict = "caution", findings = { "nsaids" } },
}

case "an allergy to stainless steel refuses" {
  patient = { allergies = { { code = "stainless_steel" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "stainless-steel-allergy" } },
}

case "an allergy to nickel goes to a clinician" {
  patient = { allergies = { { code = "nickel" } } },
  expect  = { verdict = "review", findings = { "nickel-allergy" } },
}

case "an allergy to lidocaine says nothing here" {
  patient = { allergies = { { code = "lidocaine" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a pacemaker refuses, wherever it is" {
  patient = { implants = { { code = "pacemaker_or_icd", area = "chest" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "pacemaker" } },
}

case "an insulin pump is no pacemaker" {
  patient = { implants = { { code = "active_implanted_device", area = "abdomen" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "metal in the area refuses" {
  patient = { implants = { { code = "metal_implant", area = "jawline" } } },
  expect  = { verdict = "refuse", findings = { "metal-implant" } },
}

case "metal elsewhere does not" {
  patient = { implants = { { code = "metal_implant", area = "forearm" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "metal, nobody said where: it could refuse" {
  patient = { implants = { { code = "metal_implant" } } },
  expect  = { verdict = "unknown", findings = {}, unknown = { "metal-implant" } },
}

case "pregnancy refuses" {
  patient = { pregnant = true },
  expect  = { verdict = "refuse", clear_from = never, findings = { "pregnancy" } },
}

case "the review of 2017 is about peels and toxin; needling stays refused" {
  options = { pregnancy = "evidence-2017" },
  patient = { pregnant = true },
  expect  = { verdict = "refuse", findings = { "pregnancy" }, overruled = {} },
}

case "skin type V: nothing to say" {
  patient = { fitzpatrick = 5 },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type VI calls for care" {
  patient = { fitzpatrick = 6 },
  expect  = { verdict = "caution", findings = { "darkest-skin" } },
}

case "over the lips a clinician decides" {
  request = { areas = { "lips" } },
  expect  = { verdict = "review", findings = { "lips" } },
}

case "on the scalp a clinician decides" {
  request = { areas = { "scalp" } },
  expect  = { verdict = "review", findings = { "hair-bearing-area" } },
}

case "the face: allowed, but the lips are left out" {
  request = { areas = { "face" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = { "lips" } },
}

case "the neck has neither" {
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {}, excluded_areas = {} },
}
