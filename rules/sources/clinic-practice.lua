-- A clinic's own instruction sheets, forms and pages: microneedling.

source {
  ids      = { "CI-009", "CI-118" },
  title    = "Microneedling suitability (Kichi)",
  address  = "https://kichi.studio/pages/microneedling-suitability",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-015", "CI-018", "CI-024", "CI-028", "CI-092", "CI-155", "CI-162" },
  title    = "Microneedling contraindications (Balance Day Spa)",
  address  = "https://balancedayspa.com/pages/microneedling-contraindications",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-053", "CI-061" },
  title    = "North Metro Dermatology SkinPen instructions",
  address  = "https://northmetroderm.com/our-services/cosmetic-laser/skin-pen/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = {
    "CI-054", "CI-075", "CI-163", "TT-025", "TT-029", "AS-007", "AS-008", "AS-009",
    "AS-012", "AS-013",
  },
  title    = "SkinPen pre and post care instructions (Nuance Aesthetics)",
  address  = "https://nuanceaesthetics.com/post-care/microneedling/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-074" },
  title    = "Chemical peels: not recommended if (Finer Lines)",
  address  = "https://www.finerlines.co.uk/blank",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-142", "CI-143", "TT-028", "TT-039", "AS-001", "AS-002", "AS-006" },
  title    = "Microneedling information sheet (Yazbek)",
  address  = "https://www.yazbekartistry.com/read-me2",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-148" },
  title    = "Microneedling treatment, not recommended cases (Purely Boutique)",
  address  = "https://www.purelyboutique.com/microneedling-treatment-holliston/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-153", "CI-154" },
  title    = "Microneedling consultation form (Esthetik MTL)",
  address  = "https://www.esthetikmtl.com/en/consultation-microneedling",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-157", "TT-031", "AS-018" },
  title    = "SkinPen pre and post care (Brows of Joy)",
  address  = "https://shop.browsofjoy.com/pages/skinpen-microneedling-pre-post-care",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-159" },
  title    = "Microneedling contraindications (Sisu)",
  address  = "https://sisubeautyclinic.com/blogs/microneedling/microneedling-contraindications",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-160" },
  title    = "Before your microneedling appointment (Beauty and the Brow)",
  address  = "https://beautyandthebroworlando.com/before-your-microneedling-appointment/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "CI-194", "TT-016", "TT-017", "TT-018", "AS-022", "AS-028" },
  title    = "Microneedling and retinol timing (Your Best Selves)",
  address  = "https://yourbestselves.com/do-i-need-to-stop-retinol-before-microneedling",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-003", "TT-010", "TT-015", "AS-005", "AS-019" },
  title    = "Microneedling aftercare (Fifth Element)",
  address  = "https://www.fifthelementesthetics.com/pages/microneedling-aftercare",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-014", "TT-021", "AS-014", "AS-017" },
  title    = "Microneedling aftercare instructions (Monarch)",
  address  = "https://monarchbrowandfacials.com/blog//microneedling-aftercare-instructions",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-019", "TT-020", "AS-003", "AS-020", "AS-021" },
  title    = "Post care instructions for microneedling (Dr.pen)",
  address  = "https://www.drpenskincare.com/blog/what-are-the-post-care-instructions-for-microneedling",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-026", "TT-036", "AS-010" },
  title    = "Microneedling pre and post care (ASH)",
  address  = "https://www.ashquarterly.com/about",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-027", "TT-033", "AS-015", "AS-016" },
  title    = "How to care for your skin after microneedling (Facially Conscious)",
  address  = "https://faciallyconscious.com/blog/how-to-care-for-your-skin-after-microneedling",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "TT-034" },
  title    = "Micro needling information (Forever MedSpa)",
  address  = "https://forevermedspanj.com/micro-needling/",
  evidence = "clinic practice", seen = "excerpt",
}

source {
  ids      = { "AS-024" },
  title    = "Signs of infection after microneedling (practice blog)",
  address  = "https://microneedlingbeforeafter.com/tag/skin-rejuvenation",
  evidence = "clinic practice", seen = "excerpt",
}
