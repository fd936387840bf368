-- Tan, skin type, melasma; retinoids, isotretinoin, medicines and light.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "laser_fractional_nonablative" }, areas = { "face" }, date = "2026-06-01" },
}

case "non-ablative: a tan thirteen days ago waits one more" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-19" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "tan" } },
}

case "non-ablative: a tan two weeks ago is past" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-18" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "fractional ablative: a tan thirteen days ago waits one more" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-19" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "tan" } },
}

case "fractional ablative: a tan two weeks ago is past" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-18" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "full ablative: a tan thirteen days ago waits one more" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-19" } } },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "tan" } },
}

case "full ablative: a tan two weeks ago is past" {
  patient = { exposures = { { code = "sun_tan", area = "neck", date = "2026-05-18" } } },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "non-ablative, skin type IV: nothing to say" {
  patient = { fitzpatrick = 4 },
  expect  = { verdict = "allow", findings = {} },
}

case "non-ablative, skin type V calls for care" {
  patient = { fitzpatrick = 5 },
  expect  = { verdict = "caution", findings = { "darkest-skin-nonablative" } },
}

case "non-ablative, skin type VI calls for care" {
  patient = { fitzpatrick = 6 },
  expect  = { verdict = "caution", findings = { "darkest-skin-nonablative" } },
}

case "fractional ablative, skin type III: nothing to say" {
  patient = { fitzpatrick = 3 },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "fractional ablative, skin type IV goes to a clinician" {
  patient = { fitzpatrick = 4 },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "review", findings = { "darker-skin-ablative-fractional" } },
}

case "fractional ablative, skin type VI goes to a clinician" {
  patient = { fitzpatrick = 6 },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "review", findings = { "darker-skin-ablative-fractional" } },
}

case "full ablative, skin type III: nothing to say" {
  patient = { fitzpatrick = 3 },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "full ablative, skin type IV goes to a clinician" {
  patient = { fitzpatrick = 4 },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "review", findings = { "darker-skin-ablative-full" } },
}

case "full ablative, skin type VI goes to a clinician" {
  patient = { fitzpatrick = 6 },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "review", findings = { "darker-skin-ablative-full" } },
}

case "fractional ablative: melasma goes to a clinician" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "review", findings = { "melasma-active", "on-the-face" } },
}

case "full ablative: melasma goes to a clinician" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "review", findings = { "melasma-active", "on-the-face" } },
}

case "fractional ablative: melasma that has gone does not" {
  patient = { conditions = { { code = "melasma", area = "cheek", resolved = "2026-05-31" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "caution", findings = { "on-the-face" } },
}

case "non-ablative: nothing to say of melasma" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "non-ablative: tretinoin six days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-26" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "non-ablative: tretinoin a week ago is past" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-25" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "fractional ablative: tretinoin six days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-26" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "fractional ablative: tretinoin a week ago is past" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-25" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "full ablative: tretinoin six days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-26" } } },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "full ablative: tretinoin a week ago is past" {
  patient = { medications = { { code = "tretinoin", area = "neck", stopped = "2026-05-25" } } },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "fractional ablative: doxycycline says nothing by default" {
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "allow", findings = {} },
}

case "non-ablative: by the review of 2014 doxycycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { areas = { "neck" } },
  expect  = { verdict = "caution", findings = { "photosensitising-medicines-evidence-2014" }, overruled = {} },
}

case "fractional ablative: by the review of 2014 doxycycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" }, areas = { "neck" } },
  expect  = { verdict = "caution", findings = { "photosensitising-medicines-evidence-2014" }, overruled = {} },
}

case "full ablative: by the review of 2014 doxycycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { treatments = { "laser_ablative_full" }, areas = { "neck" } },
  expect  = { verdict = "caution", findings = { "photosensitising-medicines-evidence-2014" }, overruled = {} },
}

case "non-ablative: by the review of 2014 it says nothing once stopped" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}
