-- Age, pregnancy, and the state in which a client arrives.

defaults { -- an adult, asked about everything, and free of it all
  patient = {
    birth_date = "1999-05-20", pregnant = false, breastfeeding = false, conditions = {}, medications = {},
    allergies = {}, earlier_work = {}, exposures = {}, concerns = {},
  },
  request = {
    treatments = { "tattoo_small" },
    areas      = { "forearm_left" },
    date       = "2026-06-01",
    details    = { ink = "black" },
  },
}

case "nothing speaks against it" {
  expect = { verdict = "allow", clear_from = never, findings = {}, unknown = {}, questions = {} },
}

case "the day before the eighteenth birthday waits one more" {
  patient = { birth_date = "2008-06-02" },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "under-age" } },
}

case "the eighteenth birthday is enough" {
  patient = { birth_date = "2008-06-01" },
  expect  = { verdict = "allow", findings = {} },
}

case "sixteen with a guardian, where the studio takes them: on the birthday" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2010-06-01" },
  expect  = { verdict = "review", findings = { "guardian-needed" }, overruled = { "under-age" } },
}

case "the day before the sixteenth birthday waits even there" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2010-06-02" },
  expect  = {
    verdict = "defer", clear_from = "2026-06-02", findings = { "under-sixteen" }, overruled = { "under-age" },
  },
}

case "the day before the eighteenth birthday a guardian is needed" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2008-06-02" },
  expect  = { verdict = "review", findings = { "guardian-needed" }, overruled = { "under-age" } },
}

case "adults need no guardian" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2008-06-01" },
  expect  = { verdict = "allow", findings = {}, overruled = {} },
}

case "pregnancy defers a tattoo" {
  patient = { pregnant = true },
  expect  = { verdict = "defer", clear_from = never, findings = { "pregnancy" } },
}

case "pregnancy defers a piercing" {
  patient = { pregnant = true },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "defer", findings = { "pregnancy" } },
}

case "breastfeeding defers a tattoo" {
  patient = { breastfeeding = true },
  expect  = { verdict = "defer", findings = { "breastfeeding" } },
}

case "breastfeeding leaves a piercing alone" {
  patient = { breastfeeding = true },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "allow", findings = {} },
}

case "drinks today wait until tomorrow" {
  patient = { exposures = { { code = "alcohol", date = "2026-06-01" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "alcohol-lately" } },
}

case "drinks yesterday are past" {
  patient = { exposures = { { code = "alcohol", date = "2026-05-31" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "a fever that is there defers" {
  patient = { conditions = { { code = "acute_illness", status = "active" } } },
  expect  = { verdict = "defer", clear_from = never, findings = { "acute-illness" } },
}

case "six days after a fever wait one more" {
  patient = { conditions = { { code = "acute_illness", resolved = "2026-05-26" } } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "acute-illness" } },
}

case "a week after a fever is enough" {
  patient = { conditions = { { code = "acute_illness", resolved = "2026-05-25" } } },
  expect  = { verdict = "allow", findings = {} },
}

case "who has fainted once lies down" {
  patient = { conditions = { { code = "fainting", resolved = "2015" } } },
  expect  = { verdict = "caution", findings = { "fainting" } },
}

case "nobody asked" {
  patient = { birth_date = unknown, pregnant = unknown, breastfeeding = unknown, exposures = unknown },
  expect  = {
    verdict   = "unknown", findings = {},
    unknown   = { "under-age", "pregnancy", "breastfeeding", "alcohol-lately", "fresh-tan" },
    questions = { "birth_date", "pregnant", "breastfeeding", "alcohol", "sun_tan" },
  },
}

case "nobody asked, where a guardian may come along" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = unknown },
  expect  = {
    verdict = "unknown", findings = {}, unknown = { "under-sixteen", "guardian-needed" },
    questions = { "birth_date" },
  },
}

case "drinks today: a piercing waits, too" {
  patient = { exposures = { { code = "alcohol", date = "2026-06-01" } } },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "alcohol-lately" } },
}

case "a piercing the day before the eighteenth birthday waits one more" {
  patient = { birth_date = "2008-06-02" },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "defer", clear_from = "2026-06-02", findings = { "under-age" } },
}

case "a piercing the day before the sixteenth birthday waits even with a guardian" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2010-06-02" },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = {
    verdict    = "defer",
    clear_from = "2026-06-02",
    findings   = { "under-sixteen" },
    overruled  = { "under-age" },
  },
}

case "for a piercing at sixteen a guardian is needed" {
  options = { minimum_age = "sixteen-with-guardian" },
  patient = { birth_date = "2010-06-01" },
  request = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { verdict = "review", findings = { "guardian-needed" }, overruled = { "under-age" } },
}
