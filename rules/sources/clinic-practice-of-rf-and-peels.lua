-- A clinic's own instruction sheets, forms and pages: radiofrequency needling and peels.

source {
  ids      = { "CI-007", "CI-029", "CI-032", "CI-114", "CI-116", "CI-138", "CI-197", "AS-031" },
  title    = "RF microneedling pre and post instructions (Perfect Face La Jolla)",
  address  = "https://perfectfacelajolla.com/pages/radiofrequency-microneedling-pre-post",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-055" },
  title    = "RF microneedling pre and post care (Refined Glow)",
  address  = "https://refined-glow.com/pre-post-care/rf-microneedling-pre-and-post-care-in-new-york-ny",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-059" },
  title    = "Contraindications for a chemical peel (article citing AAFPRS)",
  address  = "https://healthfully.com/187498-contraindications-for-a-chemical_peel.html",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-158", "TT-053" },
  title    = "Sylfirm pre and post care instructions (Westside Aesthetics)",
  address  = "https://westsideaesthetics.com/sylfirm-pre-and-post-care-instructions/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-167", "CI-174" },
  title    = "AHA skin peel suitability and contraindications (Eden Dermatology)",
  address  = "https://www.edendermatology.co.uk/aha-skin-peel-faqs/suitability/contraindications",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-173" },
  title    = "Who is not suitable for a salicylic acid peel (clinic FAQ)",
  address  = "https://bioaesthetic.com.sg/ufaqs/who-is-not-suitable-for-salicylic-acid-chemical-peel/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = {
    "CI-196", "TT-044", "TT-051", "TT-052", "TT-054", "TT-056", "AS-030", "AS-036",
    "AS-038", "AS-040", "AS-041", "AS-042", "AS-045",
  },
  title    = "RF microneedling aftercare guide (Secret Med Spa)",
  address  = "https://secretmedspa.com/aftercare-guides/morpheus8-2-2/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = {
    "TT-041", "TT-042", "TT-043", "TT-047", "TT-048", "TT-049", "TT-050", "TT-055",
    "AS-033", "AS-034", "AS-035", "AS-037", "AS-039",
  },
  title    = "Post treatment guide for RF microneedling (Lush MedSpa)",
  address  = "https://www.lushmedspatuscaloosa.com/post-rf-microneedling",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = {
    "TT-057", "TT-058", "TT-059", "TT-060", "TT-061", "AS-046", "AS-047", "AS-048",
    "AS-049", "AS-050", "AS-051", "AS-054", "AS-055", "AS-058",
  },
  title    = "Chemical peel care instructions (U.S. Dermatology Partners)",
  address  = "https://www.usdermatologypartners.com/resources/care-instructions/chemical-peels/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-062", "TT-063", "AS-052", "AS-056" },
  title    = "Chemical peel aftercare (L. Henderson)",
  address  = "https://www.lisahendersonlashartist.co.uk/chemicalpeelaftercare",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-064", "TT-065", "AS-053" },
  title    = "Chemical peel aftercare advice (Sugarpod Skin Clinic)",
  address  = "https://www.sugarpodskinclinic.com/chemical-peel-aftercare-advice",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-066" },
  title    = "Chemical peel aftercare (DermRefine)",
  address  = "https://dermrefine.com/best-skin-peels-for-all-skin-type-and-age/chemical-skin-peeling-aftercare-instructions/",
  evidence = "clinic practice", seen = "excerpt",
}
