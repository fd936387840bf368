-- A clinic's own instruction sheets, forms and pages: fillers, toxins and abrasion.

source {
  ids      = { "CI-129" },
  title    = "Cosmetic uses of botulinum toxin (clinic page)",
  address  = "https://welcome.asiaclinic.com.my/en/aesthethic/cosmetic-uses-of-botulinum-toxin",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-137", "AS-108" },
  title    = "Dermal filler and vaccines (Hayes Valley Medical, citing Dermatology Times)",
  address  = "https://hayesvalleymed.com/dermal-filler-and-vaccines/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-206", "AS-100", "AS-104" },
  title    = "Botulinum toxin after instructions (Refine Dermatology)",
  address  = "https://refinederm.com/botox/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-114", "AS-101" },
  title    = "Botox aftercare (Bethcar)",
  address  = "https://www.bethcardental.co.uk/blog/botox-aftercare/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-115" },
  title    = "Dermal filler treatment information (clinic leaflet)",
  address  = "http://hisandherclinicalbeauty.com/dermalFillerInstructions.html",
  evidence = "clinic practice", seen = "excerpt",
}
