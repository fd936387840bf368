-- The claims of the lay article with which this work began, one by one, in our words. Rules
-- cite those that one can express; the rest is told here alone. None of them lifts a block.

local title, address = "Seed document 000_1b1203fa6876af65.txt (lay article on microneedling)", "seed:000_1b1203fa6876af65.txt"

accept "uncited-source" {
  of      = {
    "SF-001", "SF-002", "SF-003", "SF-006", "SF-007", "SF-008", "SF-009", "SF-010", "SF-011", "SF-013",
    "SF-014", "SF-016", "SF-017", "SF-028", "SF-030", "SF-031", "SF-032", "SF-035", "SF-037", "SF-042",
    "SF-043", "SF-048", "SF-055",
  },
  because = "No rule can express what the article says here; it is kept so that nothing of it is lost.",
}

-- Opening: what it is, who is suited.

source {
  ids  = { "SF-001" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Everyone notices bodily changes as they get older.",
}

source {
  ids  = { "SF-002" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Ageing leads many people to change diet, exercise or skincare to stay youthful in looks and mind.",
}

source {
  ids  = { "SF-003" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Such changes are hard to get used to but lead towards a happier and healthier life.",
}

source {
  ids  = { "SF-004" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Dull skin is among the main changes expected with age.",
}

source {
  ids  = { "SF-005" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Ageing brings wrinkles and fine lines on the face and elsewhere on the body.",
}

source {
  ids  = { "SF-006" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Anti-ageing treatments have been a popular cosmetic trend for decades.",
}

source {
  ids  = { "SF-007" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling is a newer practice that spread widely over the last few years.",
}

source {
  ids  = { "SF-008" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "ELLE Magazine is cited as saying the practice began in 1995.",
}

source {
  ids  = { "SF-009" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling gained attention only recently, through social media.",
}

source {
  ids  = { "SF-010" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Fine needles are rolled over the skin and make tiny punctures. Our note: pens and stamps are also used; see CI source FDA Microneedling Devices.",
}

source {
  ids  = { "SF-011" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Treatment boosts skin cell generation, collagen and new tissue.",
}

source {
  ids  = { "SF-012" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The goal is a rejuvenated complexion and smoother, firmer skin.",
}

source {
  ids  = { "SF-013" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Needle pricks may sound off-putting to some people.",
}

source {
  ids  = { "SF-014" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The pricks are minor, microscopic and reach only the surface level of the skin. Our note: device depths reach 2.5 mm into the dermis, so this understates depth.",
}

source {
  ids  = { "SF-015" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "A course is usually about three to six appointments spaced a month apart, depending on what is treated.",
}

source {
  ids  = { "SF-016" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The procedure is most popular for the face.",
}

source {
  ids  = { "SF-017" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling can be used on any part of the body that has the listed concerns. Our note: the regulator has authorised facial acne scars, facial wrinkles and abdominal scars only.",
}

source {
  ids  = { "SF-018" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Unwanted wrinkles are a use for microneedling.",
}

source {
  ids  = { "SF-019" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Scars are a use for microneedling.",
}

source {
  ids  = { "SF-020" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Pigment issues are a use for microneedling.",
}

source {
  ids  = { "SF-021" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Stretch marks are a use for microneedling.",
}

source {
  ids  = { "SF-022" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Large pores are a use for microneedling.",
}

source {
  ids  = { "SF-023" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Loose skin is a use for microneedling.",
}

source {
  ids  = { "SF-024" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Healthline is cited as saying anyone who wants a change in their skin is suited, apart from three exclusions. Our note: far fewer exclusions than device labels and reviews.",
}

source {
  ids  = { "SF-025" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Known infection rules the procedure out.",
}

source {
  ids  = { "SF-026" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Healing wounds rule the procedure out.",
}

source {
  ids  = { "SF-027" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Acne cysts rule the procedure out. Our note: the same text later says the procedure helps acne.",
}

source {
  ids  = { "SF-028" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The procedure may be the reader's way to ideal skin.",
}

-- Ageing skin.

source {
  ids  = { "SF-029" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling is best known for anti-ageing benefits.",
}

source {
  ids  = { "SF-030" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The whole process aims at producing more collagen.",
}

source {
  ids  = { "SF-031" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Collagen is a crucial protein for the structure of bones, skin and hair.",
}

source {
  ids  = { "SF-032" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Other names are Collagen Induction Therapy (CIT) and Percutaneous Collagen Induction (PCI).",
}

source {
  ids  = { "SF-033" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Beyond wrinkles it gives further benefits for a youthful look.",
}

source {
  ids  = { "SF-034" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Ageing skin can look dull and lose its glow.",
}

source {
  ids  = { "SF-035" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The body sends elastin and collagen to repair the tiny injuries of the needles.",
}

source {
  ids  = { "SF-036" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling fights sagging and makes skin fresh and firm.",
}

-- Scars and stretch marks.

source {
  ids  = { "SF-037" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Scarring is a normal part of healing.",
}

source {
  ids  = { "SF-038" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling can dramatically reduce the look of scars left by acne. Our note: trials show improvement rather than removal.",
}

source {
  ids  = { "SF-039" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling can dramatically reduce the look of marks left by skincare products.",
}

source {
  ids  = { "SF-040" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling can dramatically reduce the look of scars left by injury.",
}

source {
  ids  = { "SF-041" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The roller punctures scars at a controlled depth and makes micro-channels.",
}

source {
  ids  = { "SF-042" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Collagen production and release rise as channels form.",
}

source {
  ids  = { "SF-043" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Deposited collagen restructures the skin and makes scars less visible.",
}

source {
  ids  = { "SF-044" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Darker scars can be hidden by new skin.",
}

source {
  ids  = { "SF-045" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Raised scars smooth out and get softer edges. Our note: keloid tendency is a contraindication in clinical sources.",
}

source {
  ids  = { "SF-046" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Reducing stretch marks is a common scar use of microneedling.",
}

source {
  ids  = { "SF-047" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Stretch marks often appear on thighs, breasts, upper arms and the abdominal wall.",
}

source {
  ids  = { "SF-048" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Weakened collagen causes stretch marks.",
}

source {
  ids  = { "SF-049" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling is ideal to stimulate collagen in the stretch mark. Our note: meta-analysis finds it comparable to lasers, not superior to all.",
}

source {
  ids  = { "SF-050" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Stretch marks lie below the surface, so they cannot be removed completely.",
}

source {
  ids  = { "SF-051" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling can improve the colour of stretch marks and make them much less visible.",
}

source {
  ids  = { "SF-052" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Minor redness can follow directly after the appointment.",
}

source {
  ids  = { "SF-053" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Skin irritation can follow directly after the appointment.",
}

source {
  ids  = { "SF-054" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The risk of post-inflammatory hyperpigmentation is much lower than with other common scar procedures. Our note: meta-analyses agree, yet reviews list it as persistent in darker skin.",
}

source {
  ids  = { "SF-055" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling is usually cheaper than other scar procedures.",
}

source {
  ids  = { "SF-056" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling still gives quick results. Our note: trials report visible change after months and several sessions.",
}

source {
  ids  = { "SF-057" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Appointments should be scheduled early because the best result needs several procedures.",
}
