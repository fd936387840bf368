-- Earlier procedures: each wait from both sides, and where on the body.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
}

case "toxin thirteen days ago waits one more" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-19" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "botulinum-toxin-before" } },
}

case "toxin two weeks ago is past" {
  patient = { procedures = { { code = "botulinum_toxin", area = "forehead", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler a day short of four weeks" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-05" } } },
  expect  = {
    verdict = "defer", clear_from = "2026-06-02", findings = { "dermal-filler-before" },
    areas   = { ["dermal-filler-before"] = "cheek" },
  },
}

case "filler four weeks ago is past" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler in the cheek leaves the neck alone" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05-30" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "filler, nobody said where" {
  patient = { procedures = { { code = "dermal_filler", date = "2026-05-30" } } },
  expect  = { verdict = "unknown", clear_from = "2026-06-27", unknown = { "dermal-filler-before" } },
}

case "filler some time in May: cannot say until its last day is four weeks ago" {
  patient = { procedures = { { code = "dermal_filler", area = "cheek", date = "2026-05" } } },
  expect  = { verdict = "unknown", clear_from = "2026-06-28", unknown = { "dermal-filler-before" } },
}

case "a peel 29 days ago waits one more" {
  patient = { procedures = { { code = "chemical_peel", area = "face", date = "2026-05-03" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "chemical-peel-before" } },
}

case "a peel 30 days ago is past" {
  patient = { procedures = { { code = "chemical_peel", area = "face", date = "2026-05-02" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a medium peel is a peel" {
  patient = { procedures = { { code = "chemical_peel_medium", area = "face", date = "2026-05-03" } } },
  expect  = { verdict = "defer", findings = { "chemical-peel-before" } },
}

case "eyelid surgery within the year is face surgery, and a young scar" {
  patient = { procedures = { { code = "blepharoplasty", area = "periorbital", date = "2025-06-02" } } },
  expect  = {
    verdict  = "defer", clear_from = "2026-06-02",
    findings = { "facial-surgery-before", "surgery-in-area" },
  },
}

case "a facelift a year ago is past" {
  patient = { procedures = { { code = "facelift", area = "face", date = "2025-06-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "the scar may be young enough while face surgery is not" {
  options = { scar_age = "evidence-2022" },
  patient = { procedures = { { code = "facelift", area = "face", date = "2025-12-01" } } },
  expect  = {
    verdict   = "defer", clear_from = "2026-12-01", findings = { "facial-surgery-before" },
    overruled = { "surgery-in-area" },
  },
}

case "full ablative laser a day short of three months" {
  patient = { procedures = { { code = "laser_ablative_full", area = "face", date = "2026-03-02" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "resurfacing-before" } },
}

case "a deep peel three months ago is past" {
  patient = { procedures = { { code = "skin_resurfacing_or_deep_peel", area = "face", date = "2026-03-01" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "waxing six days ago waits one more" {
  patient = { procedures = { { code = "waxing_or_depilatory", area = "upper_lip", date = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "waxing-before" } },
}

case "waxing a week ago is past" {
  patient = { procedures = { { code = "waxing_or_depilatory", area = "upper_lip", date = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "radiotherapy a day short of three months" {
  patient = { procedures = { { code = "radiotherapy", area = "neck", date = "2026-03-02" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "radiotherapy-before" } },
}

case "radiotherapy three months ago is past" {
  patient = { procedures = { { code = "radiotherapy", area = "neck", date = "2026-03-01" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "the last session a day short of four weeks ago" {
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-05" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "last-session" } },
}

case "the last session four weeks ago" {
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the trial of 2014: thirteen days ago waits one more" {
  options = { session_interval = "evidence-2014" },
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-19" } } },
  expect  = {
    verdict   = "defer", clear_from = "2026-06-02", findings = { "last-session-evidence-2014" },
    overruled = { "last-session" },
  },
}

case "by the trial of 2014: two weeks ago is past" {
  options = { session_interval = "evidence-2014" },
  patient = { procedures = { { code = "microneedling", area = "face", date = "2026-05-18" } } },
  expect  = { verdict = "allow", findings = {}, overruled = { "last-session" } },
}

case "of two reasons to wait the later date counts" {
  patient = { procedures = {
    { code = "waxing_or_depilatory", area = "upper_lip", date = "2026-05-30" },
    { code = "dermal_filler",        area = "lips",      date = "2026-05-20" },
  } },
  expect  = { verdict = "defer", clear_from = "2026-06-17", findings = { "waxing-before", "dermal-filler-before" } },
}

local all_of_the_face_yesterday = {
  { code = "botulinum_toxin",               area = "forehead",  date = "2026-05-31" },
  { code = "dermal_filler",                 area = "cheek",     date = "2026-05-31" },
  { code = "chemical_peel",                 area = "face",      date = "2026-05-31" },
  { code = "facelift",                      area = "face",      date = "2026-05-31" },
  { code = "skin_resurfacing_or_deep_peel", area = "face",      date = "2026-05-31" },
  { code = "waxing_or_depilatory",          area = "upper_lip", date = "2026-05-31" },
  { code = "radiotherapy",                  area = "nose",      date = "2026-05-31" },
  { code = "microneedling",                 area = "face",      date = "2026-05-31" },
}

case "whatever was done to the face yesterday leaves the belly alone" {
  patient = { procedures = all_of_the_face_yesterday },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}

case "and so by the other views" {
  options = { session_interval = "evidence-2014", scar_age = "evidence-2022" },
  patient = { procedures = all_of_the_face_yesterday },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}
