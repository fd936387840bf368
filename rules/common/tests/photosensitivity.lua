-- Medicines and light.

defaults { -- healthy, asked about everything, and free of it all
  patient = {
    birth_date = "1990-01-15", sex = "female", pregnant = false, breastfeeding = false, fitzpatrick = 2,
    conditions = {}, medications = {}, allergies = {}, procedures = {}, exposures = {}, implants = {},
    concerns = {},
  },
  request = { treatments = { "ipl" }, areas = { "face" }, date = "2026-06-01" },
}

case "IPL: a photodynamic agent refuses" {
  patient = { medications = { { code = "photodynamic_agent", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "photodynamic-agent" } },
}

case "LED: a photodynamic agent refuses" {
  patient = { medications = { { code = "photodynamic_agent", status = "current" } } },
  request = { treatments = { "led_light" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "photodynamic-agent" } },
}

case "a fractional laser: a photodynamic agent refuses" {
  patient = { medications = { { code = "photodynamic_agent", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "photodynamic-agent" } },
}

case "a fractional ablative laser: a photodynamic agent refuses" {
  patient = { medications = { { code = "photodynamic_agent", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "photodynamic-agent", "laser.on-the-face" } },
}

case "a full ablative laser: a photodynamic agent refuses" {
  patient = { medications = { { code = "photodynamic_agent", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = { verdict = "refuse", clear_from = never, findings = { "photodynamic-agent", "laser.on-the-face" } },
}

case "one that has been stopped does not" {
  patient = { medications = { { code = "photodynamic_agent", stopped = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "IPL: by the review of 2014 amiodarone still goes to a clinician" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "amiodarone", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = {
    verdict   = "review",
    findings  = { "amiodarone-evidence-2014", "ipl_and_light.photosensitising-medicines-evidence-2014" },
    overruled = { "ipl_and_light.photosensitising-medicines" },
  },
}

case "a fractional laser: by the review of 2014 amiodarone still goes to a clinician" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "amiodarone", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = {
    verdict   = "review",
    findings  = { "amiodarone-evidence-2014", "laser.photosensitising-medicines-evidence-2014" },
    overruled = {},
  },
}

case "a fractional ablative laser: by the review of 2014 amiodarone still goes to a clinician" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "amiodarone", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict   = "review",
    findings  = { "amiodarone-evidence-2014", "laser.on-the-face", "laser.photosensitising-medicines-evidence-2014" },
    overruled = {},
  },
}

case "a full ablative laser: by the review of 2014 amiodarone still goes to a clinician" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "amiodarone", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict   = "review",
    findings  = { "amiodarone-evidence-2014", "laser.on-the-face", "laser.photosensitising-medicines-evidence-2014" },
    overruled = {},
  },
}

case "IPL: by the review of 2014 minocycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "minocycline", status = "current" } } },
  request = { treatments = { "ipl" } },
  expect  = {
    verdict   = "caution",
    findings  = { "minocycline-evidence-2014", "ipl_and_light.photosensitising-medicines-evidence-2014" },
    overruled = { "ipl_and_light.photosensitising-medicines" },
  },
}

case "a fractional laser: by the review of 2014 minocycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "minocycline", status = "current" } } },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = {
    verdict   = "caution",
    findings  = { "minocycline-evidence-2014", "laser.photosensitising-medicines-evidence-2014" },
    overruled = {},
  },
}

case "a fractional ablative laser: by the review of 2014 minocycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "minocycline", status = "current" } } },
  request = { treatments = { "laser_ablative_fractional" } },
  expect  = {
    verdict   = "caution",
    findings  = {
      "minocycline-evidence-2014", "laser.on-the-face", "laser.photosensitising-medicines-evidence-2014",
    },
    overruled = {},
  },
}

case "a full ablative laser: by the review of 2014 minocycline calls for care" {
  options = { photosensitizer = "evidence-2014" },
  patient = { medications = { { code = "minocycline", status = "current" } } },
  request = { treatments = { "laser_ablative_full" } },
  expect  = {
    verdict   = "caution",
    findings  = {
      "minocycline-evidence-2014", "laser.on-the-face", "laser.photosensitising-medicines-evidence-2014",
    },
    overruled = {},
  },
}

case "by the review of 2014 neither counts once stopped" {
  options = { photosensitizer = "evidence-2014" },
  patient = {
    medications = {
      { code = "amiodarone", stopped = "2026-05-31" }, { code = "minocycline", stopped = "2026-05-31" },
    },
  },
  request = { treatments = { "laser_fractional_nonablative" } },
  expect  = { verdict = "allow", findings = {} },
}
