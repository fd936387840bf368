-- The claims of the lay article with which this work began, one by one, in our words. Rules
-- cite those that one can express; the rest is told here alone. None of them lifts a block.

local title, address = "Seed document 000_1b1203fa6876af65.txt (lay article on microneedling)", "seed:000_1b1203fa6876af65.txt"

accept "uncited-source" {
  of      = {
    "SF-059", "SF-060", "SF-061", "SF-062", "SF-063", "SF-065", "SF-066", "SF-067", "SF-068", "SF-069",
    "SF-070", "SF-071", "SF-072", "SF-073", "SF-075", "SF-076", "SF-077", "SF-078", "SF-079", "SF-081",
    "SF-084", "SF-086", "SF-089", "SF-090", "SF-091", "SF-092", "SF-093", "SF-096", "SF-097",
  },
  because = "No rule can express what the article says here; it is kept so that nothing of it is lost.",
}

-- Pores.

source {
  ids  = { "SF-058" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Large pores are common near the nose, on the upper cheeks and on the forehead.",
}

source {
  ids  = { "SF-059" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Pores keep enlarging as dirt, grime and dead cells clog them. Our note: clinical texts name sebum, lost elasticity and follicle volume instead.",
}

source {
  ids  = { "SF-060" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Large pores can trouble people and make them self-conscious.",
}

source {
  ids  = { "SF-061" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Making holes to shrink pores sounds wrong but is not.",
}

source {
  ids  = { "SF-062" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Each session lets a new layer of healthier skin replace dead cells.",
}

source {
  ids  = { "SF-063" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "More collagen makes pores smaller.",
}

source {
  ids  = { "SF-064" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Stimulated collagen plumps the skin around pores and makes them less visible.",
}

-- Pigment.

source {
  ids  = { "SF-065" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Skin can lose even colour for many reasons.",
}

source {
  ids  = { "SF-066" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Discoloration can be darkening or light white spots.",
}

source {
  ids  = { "SF-067" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Pigment change often comes from ageing or sun damage.",
}

source {
  ids  = { "SF-068" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Hormonal change often discolours skin.",
}

source {
  ids  = { "SF-069" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "New medications often discolour skin.",
}

source {
  ids  = { "SF-070" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Hyperpigmentation is a very common skin condition.",
}

source {
  ids  = { "SF-071" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Hyperpigmentation means dark patches beside lighter skin.",
}

source {
  ids  = { "SF-072" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Hypopigmentation means lightening and is rarer than hyperpigmentation.",
}

source {
  ids  = { "SF-073" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Both are very common and usually harmless, and people want an even tone. Our note: a new or changing pigmented spot still needs a diagnosis before treatment.",
}

source {
  ids  = { "SF-074" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling is very popular for hyperpigmentation and hypopigmentation.",
}

source {
  ids  = { "SF-075" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling breaks up pigment below the surface. Our note: no source was found for this mechanism.",
}

source {
  ids  = { "SF-076" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Melanin is the skin pigment polymer and causes tanning.",
}

source {
  ids  = { "SF-077" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Melanin is not always spread evenly, which causes discoloration.",
}

source {
  ids  = { "SF-078" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Uneven melanin can be natural or come from acne, injury or sunspots.",
}

source {
  ids  = { "SF-079" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Sun damage is common and can occur at any age.",
}

source {
  ids  = { "SF-080" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Blotchy, uneven tone is often due to UV overexposure and worsens with age.",
}

source {
  ids  = { "SF-081" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling helps regulate melanin production. Our note: no source was found for this mechanism.",
}

source {
  ids  = { "SF-082" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "New brighter skin after needling reduces the look of hyperpigmentation. Our note: in melasma the evidence is for needling as an adjunct to a depigmenting agent.",
}

source {
  ids  = { "SF-083" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "New skin after needling reduces the look of hypopigmentation. Our note: needling alone repigmented none of the patches in one vitiligo study.",
}

source {
  ids  = { "SF-084" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling stabilises melanin, reduces discoloration and evens skin tone.",
}

-- Rosacea.

source {
  ids  = { "SF-085" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling reduces the appearance of rosacea. Our note: clinical sources treat active rosacea as a caution or contraindication; trial data exist only for RF needling.",
}

source {
  ids  = { "SF-086" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Rosacea is a common condition with visible discoloration.",
}

source {
  ids  = { "SF-087" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Rosacea tints skin red and can flare at any time.",
}

source {
  ids  = { "SF-088" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Rosacea can come with rough, bumpy texture.",
}

source {
  ids  = { "SF-089" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Rosacea occurs with thin skin that lets the under layers show and redden. Our note: reviews describe rosacea as chronic inflammation with vascular change.",
}

source {
  ids  = { "SF-090" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Rosacea can be related to ageing.",
}

source {
  ids  = { "SF-091" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Skin thins and loses volume with age.",
}

source {
  ids  = { "SF-092" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling stimulates elastin and collagen and helps thicken skin.",
}

source {
  ids  = { "SF-093" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Thicker skin shows fewer signs of rosacea.",
}

source {
  ids  = { "SF-094" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Skin gets stronger, resists triggers of redness better, and the inflammation calms. Our note: contradicted by advice not to needle during a flare.",
}

-- Creams and serums afterwards.

source {
  ids  = { "SF-095" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Microneedling improves the effectiveness of topical creams.",
}

source {
  ids  = { "SF-096" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Topical products are part of most people's routine.",
}

source {
  ids  = { "SF-097" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Daily use of topicals such as moisturiser or acne cream is very common.",
}

source {
  ids  = { "SF-098" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Right after the procedure is the best time to apply topical creams or serums. Our note: granulomatous reactions are reported after cosmetic serums met needled skin.",
}

source {
  ids  = { "SF-099" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "The micro-holes take up nutrients, vitamins and minerals and carry them to lower layers.",
}

source {
  ids  = { "SF-100" }, title = title, address = address, evidence = "lay", seen = "excerpt",
  says = "Acne improves because acne products work better through the punctures. Our note: conflicts with acne cysts as an exclusion and with advice to pause benzoyl peroxide and retinoids.",
}
