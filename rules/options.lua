-- Where sources disagree, the clinic chooses. Without a choice by the clinic the default
-- holds, which is the careful one; a choice replaces the default's rules only where it has
-- rules of its own. `aftercare assess --set isotretinoin=evidence-2017` tries one.

-- Before a treatment.

option "acne" {
  choices = { "conservative", "evidence-2012" },
  default = "conservative",
  says    = "Whether active acne waits until it has healed (clinicians' reviews) or may be needled with radiofrequency (small studies, 2012).",
}

option "antithrombotic" {
  choices = { "conservative", "evidence-2019" },
  default = "conservative",
  says    = "Whether a clinician reviews who takes blood thinners (device labels, clinics) or they only call for care (a review of 2019).",
}

option "autoimmune" {
  choices = { "conservative", "evidence-2025" },
  default = "conservative",
  says    = "Whether connective tissue disease is refused (device labels) or judged by remission (a review of 2025).",
}

option "isotretinoin" {
  choices = { "conservative", "strict-12m", "evidence-2017" },
  default = "conservative",
  says    = "How long isotretinoin defers: six months (drug label), twelve (some device makers and clinics), or for most treatments not at all (the statements of 2017).",
}

option "jurisdiction" { -- no default: the law of a country holds where the clinic says so
  choices = { "england" },
  says    = "Which country's law adds rules of its own: England bars toxin and filler under eighteen (an act of 2021).",
}

option "keloid" {
  choices = { "conservative", "evidence-2019" },
  default = "conservative",
  says    = "Whether a tendency to keloids is refused (clinicians' reviews) or reviewed (a review of needling trials of 2019).",
}

option "light_after_injectable" {
  choices = { "conservative", "evidence-2024" },
  default = "conservative",
  says    = "Whether light and fractional laser wait two weeks after filler (clinics) or only call for care (a meeting report of 2024).",
}

option "neuromuscular" {
  choices = { "conservative", "label" },
  default = "conservative",
  says    = "Whether toxin is refused in disorders of nerve and muscle (a family medicine review) or reviewed (the drug label).",
}

option "peel_priming" {
  choices = { "conservative", "prescribed-priming" },
  default = "conservative",
  says    = "Whether retinoids stop five days before a peel (clinics) or may prepare for it on purpose (some physicians).",
}

option "photosensitizer" {
  choices = { "conservative", "evidence-2014" },
  default = "conservative",
  says    = "Whether medicines that raise sensitivity to light defer IPL by a week (clinics) or call for care, with exceptions (a review of 2014).",
}

option "pregnancy" {
  choices = { "conservative", "evidence-2017" },
  default = "conservative",
  says    = "Whether pregnancy and breastfeeding bar every procedure (labels) or not the peels and toxin that a review of 2017 calls safe.",
}

option "retinoid_pre" {
  choices = { "conservative", "manufacturer" },
  default = "conservative",
  says    = "How long retinoids stop before needling and IPL: three and seven days (clinics), or one (device care sheets) and two (a dermatology practice).",
}

option "rosacea" {
  choices = { "conservative", "evidence-2016" },
  default = "conservative",
  says    = "Whether rosacea waits (clinics, dermatologists) or may be treated by radiofrequency needling (a trial of 2016).",
}

option "scar_age" {
  choices = { "conservative", "evidence-2022" },
  default = "conservative",
  says    = "How old a surgical scar must be: twelve months (clinics) or six weeks (a study of 2022).",
}

option "session_interval" {
  choices = { "conservative", "evidence-2014" },
  default = "conservative",
  says    = "How far apart sessions are: four weeks (clinics) or two (a trial of 2014).",
}

-- After it.

option "antiviral_course" {
  choices = { "conservative", "clinic-7d" },
  default = "conservative",
  says    = "How long antivirals are taken after ablative laser: fourteen days (a trial of 2000) or seven (a clinician's protocol).",
}

option "cooling_after_rf" {
  choices = { "conservative", "clinic-ice" },
  default = "conservative",
  says    = "Whether skin is cooled by a fan and not by ice, or by wrapped ice packs for three days (two clinics' guides).",
}

option "exercise_after_needling" {
  choices = { "conservative", "clinic-24h" },
  default = "conservative",
  says    = "How long hard exercise waits: three days (device care sheets) or one (a clinic).",
}

option "immediate_topicals" { -- no default: the lay view sleeps until a clinic asks for it
  choices = { "seed" },
  says    = "Whether any cream counts as allowed from the first hour, as a lay article says; never where a rule says avoid.",
}

option "makeup_after_needling" {
  choices = { "conservative", "manufacturer-24h" },
  default = "conservative",
  says    = "How long makeup stays off: two days (clinics) or one (device care sheets).",
}

option "retinoid_after_ipl" {
  choices = { "conservative", "dermatologist-2d" },
  default = "conservative",
  says    = "How long after IPL retinoids wait: a week (clinics) or two days (a dermatology practice).",
}

option "scrub_after_rf" {
  choices = { "conservative", "clinic-72h" },
  default = "conservative",
  says    = "How long after radiofrequency needling scrubs wait: a week or three days (two clinics' guides).",
}

option "sunscreen_after_ablative" {
  choices = { "conservative", "evidence-2013" },
  default = "conservative",
  says    = "When sunscreen begins after ablative laser: on day seven (a clinician's protocol) or, with anti-inflammatories, on day one (a trial of 2013).",
}

option "sunscreen_after_needling" {
  choices = { "manufacturer-24h", "mineral-at-once" },
  default = "manufacturer-24h",
  says    = "When mineral sunscreen begins: after a day in the shade (device care sheets) or at once (other clinics).",
}

option "sunscreen_after_rf" {
  choices = { "clinic-72h", "mineral-at-once" },
  default = "clinic-72h",
  says    = "When mineral sunscreen begins after radiofrequency needling: after three days in the shade (a clinic) or at once (a physician).",
}

option "topical_antibiotic_routine" {
  choices = { "conservative", "clinic-routine" },
  default = "conservative",
  says    = "Whether antibiotic ointment is kept for infections (a trial of 2011) or allowed as a routine (a clinic's guide).",
}

option "vitamin_c_after_ablative" {
  choices = { "conservative", "evidence-2016" },
  default = "conservative",
  says    = "When vitamin C returns after fractional ablative laser: after a week (clinics) or, as one serum with E and ferulic acid, at once (trials up to 2016).",
}

option "vitamin_c_after_nafl" {
  choices = { "conservative", "evidence-2024" },
  default = "conservative",
  says    = "When vitamin C returns after fractional non-ablative laser: after a week (clinics) or, as one serum with E and ferulic acid, at once (a case series).",
}

option "vitamin_c_after_needling" {
  choices = { "conservative", "clinic-5d" },
  default = "conservative",
  says    = "When vitamin C returns after needling: after seven days (a review of granulomas) or on the fifth (a clinic).",
}
