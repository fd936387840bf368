-- What must not be missed. A reminder with a red flag ignores quiet hours.

step "red-flag-infection" {
  after    = "microneedling", act = "check", from = "P1D", till = "P4D", on_reaction = "send",
  remind   = { at = { "19:00" }, times = 3, expires = "PT12H" },
  message  = {
    en = "Tell us if redness, pain, heat or swelling is getting worse, or if you see pus or have fever; a little redness at first is usual.",
    es = "Díganos si la rojez, el dolor, el calor o la hinchazón empeoran, o si ve pus o tiene fiebre; al principio es normal algo de rojez.",
  },
  red_flag = {
    en = "Stop all products, photograph the area, call the clinic today, and go to emergency care for fever, spreading redness or swelling near the eye.",
    es = "Deje todos los productos, fotografíe la zona, llame hoy a la clínica y acuda a urgencias si hay fiebre, rojez que se extiende o hinchazón cerca del ojo.",
  },
  sources  = { "AS-024", "SF-052", "SF-053" },
}

step "red-flag-cold-sore" {
  after    = "microneedling", act = "check", from = "P1D", till = "P7D",
  remind   = { at = { "09:00" }, times = 6, expires = "PT12H" },
  message  = {
    en = "Look for tingling or blisters near the mouth.",
    es = "Fíjese si hay hormigueo o ampollas cerca de la boca.",
  },
  red_flag = {
    en = "Call the clinic the same day for antiviral treatment and do not touch the blisters.",
    es = "Llame a la clínica el mismo día para recibir un antiviral y no toque las ampollas.",
  },
  sources  = { "AS-025" },
}

step "red-flag-granuloma" {
  after    = "microneedling", act = "check", from = "P14D", till = "P43D",
  remind   = { every = "P2W", times = 3, expires = "P1D" },
  message  = {
    en = "Tell us about new itchy bumps, plaques or rash in the treated area.",
    es = "Díganos si aparecen bultos que pican, placas o una erupción en la zona tratada.",
  },
  red_flag = {
    en = "Stop every leave-on product, keep the product names, and book a dermatologist for biopsy; antibiotics or steroids alone often fail.",
    es = "Deje todos los productos que no se aclaran, guarde sus nombres y pida cita con dermatología para una biopsia; los antibióticos o corticosteroides solos suelen fallar.",
  },
  sources  = { "AS-026" },
}

step "red-flag-pigment" {
  after    = "microneedling", act = "check", from = "P28D", till = "P29D",
  remind   = true,
  message  = {
    en = "Tell us if the skin has turned darker than before.",
    es = "Díganos si la piel se ha vuelto más oscura que antes.",
  },
  red_flag = {
    en = "Strict sun protection and a clinician review before any further session.",
    es = "Protección solar estricta y revisión clínica antes de cualquier otra sesión.",
  },
  sources  = { "AS-027" },
}
