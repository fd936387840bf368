-- Who the person is: pregnancy, age, skin type, general health; and the one place where the
-- needles never go.

contraindication "pregnancy" {
  treatments = { "microneedling" },
  when       = pregnant :yes(),
  severity   = "refuse",
  because    = "The device label excludes pregnant patients because safety was not studied.",
  sources    = { "CI-030" },
}

contraindication "breastfeeding" {
  treatments = { "microneedling" },
  when       = breastfeeding :yes(),
  severity   = "defer",
  because    = "The device label excludes nursing patients because safety was not studied.",
  sources    = { "CI-031" },
}

contraindication "darker-skin" {
  treatments = { "microneedling" },
  when       = fitzpatrick :between(4, 6),
  severity   = "caution",
  because    = "Darker skin raises adverse event risk in one review although needling is safer there than lasers or peels, which is all that a lay article tells.",
  sources    = { "CI-084", "SF-054" },
}

contraindication "under-22" {
  treatments = { "microneedling" },
  when       = age :under "P22Y",
  severity   = "review",
  because    = "Regulatory authorisation of microneedling devices covers patients aged 22 or older; a lay article finds almost anyone suited.",
  sources    = { "CI-086", "SF-024" },
}

contraindication "uncontrolled-diabetes" {
  treatments = { "microneedling" },
  when       = condition "diabetes_uncontrolled" :active(),
  severity   = "review",
  because    = "Uncontrolled diabetes slows healing and raises infection risk.",
  sources    = { "CI-092" },
}

contraindication "cardiac-abnormality" {
  treatments = { "microneedling" },
  when       = condition "cardiac_abnormality" :active(),
  severity   = "review",
  because    = "Cardiac abnormality is on the device list as reproduced by clinics.",
  sources    = { "CI-099" },
}

contraindication "body-dysmorphic-disorder" {
  treatments = { "microneedling" },
  when       = condition "body_dysmorphic_disorder" :ever(),
  severity   = "review",
  because    = "Body dysmorphic disorder makes satisfaction unlikely and is listed as a contraindication for toxin.",
  sources    = { "CI-132" },
}

contraindication "inside-the-orbital-rim" {
  treatments = { "microneedling" },
  when       = area "eyelid_within_orbital_rim",
  severity   = "refuse",
  because    = "The device must not be used inside the orbital rim.",
  sources    = { "CI-175" },
}
