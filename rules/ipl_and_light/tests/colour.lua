-- What colours the skin: tan, type, tattoo, moles, melasma.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "a tan a day short of four weeks" {
  patient = { exposures = { { code = "sun_tan", area = "face", date = "2026-05-05" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "tan" } },
}

case "a tan four weeks ago is past" {
  patient = { exposures = { { code = "sun_tan", area = "face", date = "2026-05-04" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "self-tanner a day short of three weeks" {
  patient = { exposures = { { code = "fake tan", area = "face", date = "2026-05-12" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "self-tanner" } },
}

case "self-tanner three weeks ago is past" {
  patient = { exposures = { { code = "fake tan", area = "face", date = "2026-05-11" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type IV: nothing to say" {
  patient = { fitzpatrick = 4 },
  expect  = { verdict = "allow", findings = {} },
}

case "skin type V goes to a clinician" {
  patient = { fitzpatrick = 5 },
  expect  = { verdict = "review", findings = { "skin-type-5" } },
}

case "skin type VI refuses" {
  patient = { fitzpatrick = 6 },
  expect  = { verdict = "refuse", clear_from = never, findings = { "skin-type-6" } },
}

case "a tattoo in the area refuses, however old" {
  patient = { conditions = { { code = "tattoo_or_permanent_makeup", area = "forehead", status = "history" } } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "tattoo" } },
}

case "a suspicious mole refuses" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "cheek", status = "active" } } },
  expect  = { verdict = "refuse", findings = { "moles" } },
}

case "a mole that was removed does not" {
  patient = { conditions = { { code = "mole_raised_or_suspicious", area = "cheek", resolved = "2020-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "skin cancer in the area, now or before, goes to a clinician" {
  patient = { conditions = { { code = "melanoma", area = "cheek", resolved = "2010-05-31" } } },
  expect  = { verdict = "review", findings = { "skin-cancer" } },
}

case "melasma goes to a clinician" {
  patient = { conditions = { { code = "melasma_of_pregnancy", area = "cheek", status = "active" } } },
  expect  = { verdict = "review", findings = { "melasma-active" } },
}

case "melasma that has gone does not" {
  patient = { conditions = { { code = "melasma", area = "cheek", resolved = "2020-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "blue LED light on melasma calls for care" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "led_light" }, details = { wavelength = "blue" } },
  expect  = { verdict = "caution", findings = { "melasma-blue-light" } },
}

case "red LED light does not" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "led_light" }, details = { wavelength = "red" } },
  expect  = { verdict = "allow", findings = {} },
}

case "LED light of a colour that nobody told: it may call for care" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "allow", findings = {}, unknown = { "melasma-blue-light" }, questions = { "wavelength" } },
}

case "blue LED light where melasma has gone" {
  patient = { conditions = { { code = "melasma", area = "cheek", resolved = "2020-05-31" } } },
  request = { treatments = { "led_light" }, details = { wavelength = "blue" } },
  expect  = { verdict = "allow", findings = {} },
}

case "blue LED light away from melasma" {
  patient = { conditions = { { code = "melasma", area = "cheek", status = "active" } } },
  request = { treatments = { "led_light" }, areas = { "back" }, details = { wavelength = "blue" } },
  expect  = { verdict = "allow", findings = {} },
}

case "what colours or hurts the cheek leaves the belly alone" {
  patient = {
    conditions  = {
      { code = "skin_infection", area = "cheek", status = "active" },
      { code = "tattoo_or_permanent_makeup", area = "cheek", status = "active" },
      { code = "mole_raised_or_suspicious", area = "cheek", status = "active" },
      { code = "skin_cancer", area = "cheek", status = "active" },
      { code = "melasma", area = "cheek", status = "active" },
    },
    procedures  = {
      { code = "dermal_filler", area = "cheek", date = "2026-05-31" },
      { code = "ipl", area = "cheek", date = "2026-05-31" },
    },
    exposures   = {
      { code = "sun_tan", area = "cheek", date = "2026-05-31" },
      { code = "self_tanner", area = "cheek", date = "2026-05-31" },
    },
    medications = {
      { code = "retinoid_topical", area = "cheek", status = "current" },
      { code = "exfoliating_acid_topical", area = "cheek", status = "current" },
    },
  },
  request = { areas = { "abdomen" } },
  expect  = { verdict = "allow", findings = {} },
}
