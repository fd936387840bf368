-- A clinic's own instruction sheets, forms and pages: fillers, toxins and abrasion.

source {
  ids      = { "CI-043" },
  title    = "Microdermabrasion contraindications (medical spa page)",
  address  = "http://www.medspa33154.com/microdermabrasion-contraindications/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-094", "CI-180", "CI-181" },
  title    = "Contraindications for microdermabrasion (Linea Clinic)",
  address  = "http://www.lineaclinic.co.uk/faqs/answer/what-are-the-contraindications-for-microdermabrasion",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-110" },
  title    = "Who is not suitable for microdermabrasion (Skincare Company UK)",
  address  = "https://theskincarecompanyuk.co.uk/faq-items/who-is-not-suitable-for-microdermabrasion/",
  evidence = "clinic practice", seen = "excerpt",
}

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
  ids      = { "CI-179", "CI-182", "CI-183", "CI-184", "CI-185" },
  title    = "Dermaplaning contraindications (Renewed Spirit)",
  address  = "https://www.renewedspiritdayspa.com/dermaplaning-contraindications",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-206", "AS-100", "AS-104" },
  title    = "Botulinum toxin after instructions (Refine Dermatology)",
  address  = "https://refinederm.com/botox/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CT-014", "CT-017", "CT-044" },
  title    = "Candidates for microdermabrasion (Vinensia)",
  address  = "http://beauty.vinensia.com/2008/12/who-is-candidates-for-microdermabrasion.html",
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
