-- Diseases and medicines that make light dangerous.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "lupus refuses, however long ago" {
  patient = { conditions = { { code = "lupus_erythematosus", status = "history" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "lupus" } },
}

case "no lupus, no refusal: scleroderma" {
  patient = { conditions = { { code = "scleroderma", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "LED: lupus goes to a clinician" {
  patient = { conditions = { { code = "lupus_erythematosus", status = "history" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "review", findings = { "lupus-led" } },
}

case "LED: scleroderma says nothing" {
  patient = { conditions = { { code = "scleroderma", status = "active" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "allow", findings = {} },
}

case "porphyria refuses" {
  patient = { conditions = { { code = "porphyria", status = "history" } } },
  expect  = { verdict = "refuse", findings = { "porphyria" } },
}

case "LED: porphyria refuses, too" {
  patient = { conditions = { { code = "porphyria", status = "remission" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "refuse", findings = { "porphyria" } },
}

case "sun allergy refuses" {
  patient = { conditions = { { code = "sun allergy", resolved = "2020-05-31" } } },
  expect  = { verdict = "refuse", findings = { "photosensitivity-disorder" } },
}

case "epilepsy that light triggers refuses" {
  patient = { conditions = { { code = "epilepsy_photosensitive", status = "history" } } },
  expect  = { verdict = "refuse", findings = { "photosensitive-epilepsy" } },
}

case "LED: epilepsy that light triggers goes to a clinician" {
  patient = { conditions = { { code = "epilepsy_photosensitive", status = "history" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "review", findings = { "photosensitive-epilepsy-led" } },
}

case "LED: disease of the retina goes to a clinician" {
  patient = { conditions = { { code = "macular degeneration", status = "history" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "review", findings = { "retinal-disease-led" } },
}

case "IPL says nothing of the retina" {
  patient = { conditions = { { code = "retinal_disease", status = "active" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "doxycycline six days ago waits one more" {
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "photosensitising-medicines" } },
}

case "doxycycline a week ago is past" {
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by the review of 2014 doxycycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  expect  = {
    verdict   = "caution",
    findings  = { "photosensitising-medicines-evidence-2014" },
    overruled = { "photosensitising-medicines" },
  },
}

case "by the review of 2014 it says nothing once stopped" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {}, overruled = { "photosensitising-medicines" } },
}

case "by the review of 2014 St John's wort still goes to a clinician" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "st_johns_wort", status = "current" } } },
  expect  = {
    verdict   = "review",
    findings  = { "st-johns-wort-evidence-2014", "photosensitising-medicines-evidence-2014" },
    overruled = { "photosensitising-medicines" },
  },
}

case "by the review of 2014 St John's wort says nothing once stopped" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "st_johns_wort", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "LED: doxycycline goes to a clinician" {
  patient = { medications = { { code = "doxycycline", status = "current" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "review", findings = { "photosensitising-medicines-led" } },
}

case "LED: doxycycline that was stopped does not" {
  patient = { medications = { { code = "doxycycline", stopped = "2026-05-31" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "allow", findings = {} },
}

case "tretinoin six days ago waits one more" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "retinoid-topical" } },
}

case "tretinoin a week ago is past" {
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "by a dermatology practice: tretinoin yesterday waits one more day" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-31" } } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "retinoid-topical-manufacturer" },
    overruled  = { "retinoid-topical" },
  },
}

case "by a dermatology practice: tretinoin two days ago is past" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = { { code = "tretinoin", area = "face", stopped = "2026-05-30" } } },
  expect  = { verdict = "allow", findings = {}, overruled = { "retinoid-topical" } },
}

case "by a dermatology practice: tretinoin on the hand leaves the face alone" {
  options = { retinoid_pre = "manufacturer" },
  patient = { medications = { { code = "tretinoin", area = "hand", status = "current" } } },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "glycolic acid six days ago waits one more" {
  patient = { medications = { { code = "aha", area = "face", stopped = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "exfoliating-acids" } },
}

case "glycolic acid a week ago is past" {
  patient = { medications = { { code = "aha", area = "face", stopped = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}
