-- Whatever colours the skin takes up the light and burns.

contraindication "tan" {
  treatments = { "ipl" },
  when       = exposure "sun_tan" :within "P4W" :here(),
  severity   = "defer",
  because    = "Tanned epidermis absorbs the light and burns or changes colour.",
  sources    = { "CI-071" },
}

contraindication "self-tanner" {
  treatments = { "ipl" },
  when       = exposure "self_tanner" :within "P3W" :here(),
  severity   = "defer",
  because    = "Artificial colour absorbs the light like a tan.",
  sources    = { "CI-072" },
}

contraindication "skin-type-6" {
  treatments = { "ipl" },
  when       = fitzpatrick :is(6),
  severity   = "refuse",
  because    = "Very dark skin absorbs IPL and burns, so manuals and training lists exclude it.",
  sources    = { "CI-077" },
}

contraindication "skin-type-5" {
  treatments = { "ipl" },
  when       = fitzpatrick :is(5),
  severity   = "review",
  because    = "Trials covered types I to IV and type V carries a burn risk, so a clinician and a test patch are needed.",
  sources    = { "CI-078" },
}

contraindication "tattoo" {
  treatments = { "ipl" },
  when       = condition "tattoo_or_permanent_makeup" :ever() :here(),
  severity   = "refuse",
  because    = "Tattoo pigment absorbs IPL and burns.",
  sources    = { "CI-119" },
}

contraindication "moles" {
  treatments = { "ipl" },
  when       = condition "mole_raised_or_suspicious" :active() :here(),
  severity   = "refuse",
  because    = "Light can burn a mole and hide a melanoma.",
  sources    = { "CI-190" },
}

contraindication "skin-cancer" {
  treatments = { "ipl" },
  when       = condition "skin_cancer" :ever() :here(),
  severity   = "review",
  because    = "Skin cancer in the area, now or before, needs a specialist's decision.",
  sources    = { "CI-191" },
}

contraindication "melasma-active" {
  treatments = { "ipl" },
  when       = condition "melasma" :active() :here(),
  severity   = "review",
  because    = "Aggressive IPL worsens epidermal melasma and can unmask it.",
  sources    = { "CI-107" },
}

contraindication "melasma-blue-light" {
  treatments = { "led_light" },
  details    = { wavelength = "blue" },
  when       = condition "melasma" :active() :here(),
  severity   = "caution",
  because    = "Visible light worsens melasma and post-inflammatory hyperpigmentation.",
  sources    = { "CI-109" },
}
