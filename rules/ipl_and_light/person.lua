-- Breastfeeding, pregnancy, implants, the eye, and how far apart sessions are.

contraindication "breastfeeding" {
  treatments = { "ipl" },
  when       = breastfeeding :yes(),
  severity   = "review",
  because    = "IPL manuals and training lists exclude nursing because it was not tested.",
  sources    = { "CI-042" },
}

contraindication "pregnancy-led" {
  treatments = { "led_light" },
  when       = pregnant :yes(),
  severity   = "caution",
  because    = "LED light has no known fetal risk but also no trial data.",
  sources    = { "CI-203" },
}

contraindication "active-implant" {
  treatments = { "ipl" },
  when       = implant "active_implanted_device",
  severity   = "refuse",
  because    = "A home IPL manual excludes active implants such as a pacemaker.",
  sources    = { "CI-115" },
}

contraindication "around-the-eye" {
  treatments = { "ipl" },
  when       = area "periorbital",
  severity   = "refuse",
  because    = "Manuals forbid use around the eyes.",
  sources    = { "CI-177" },
}

contraindication "last-session" {
  treatments = { "ipl" },
  when       = procedure "ipl" :within "P4W" :here(),
  severity   = "defer",
  because    = "IPL courses run at four week intervals.",
  sources    = { "CI-199" },
}
