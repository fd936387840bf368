-- What goes on the skin: the products that windows after a session are about.
--
-- ATC codes were checked against the list of April 2026.

term "retinol" {
  category = "ingredient",
  label    = { en = "Retinol", es = "Retinol" },
  parents  = { "retinoid_topical" },
  synonyms = { "vitamin A", "retinyl", "retinal" },
  codes    = { atc = "D10AD02" },
}

-- Groups.

term "topical_any" {
  category = "ingredient",
  label    = { en = "Any topical product (group)", es = "Cualquier producto tópico (grupo)" },
  synonyms = { "cream", "serum" },
}

term "acne_topical" {
  category = "ingredient",
  label    = { en = "Acne topical (group)", es = "Tópico contra el acné (grupo)" },
  parents  = { "topical_any" },
  synonyms = { "acne cream" },
}

-- Hydration and serums.

term "hyaluronic_acid_plain" {
  category = "ingredient",
  label    = { en = "Plain hyaluronic acid", es = "Ácido hialurónico puro" },
  parents  = { "topical_any" },
  synonyms = { "HA", "hyaluronan", "sodium hyaluronate" },
  codes    = { atc = "D03AX05" },
}

term "hydrogel_dressing" {
  category = "ingredient",
  label    = { en = "Hydrogel dressing", es = "Apósito de hidrogel" },
  parents  = { "topical_any" },
  synonyms = { "Lift HG" },
}

term "cosmetic_serum_with_additives" {
  category = "ingredient",
  label    = { en = "Cosmetic serum with additives", es = "Sérum cosmético con aditivos" },
  parents  = { "topical_any" },
  synonyms = { "vitamin serum", "copper serum" },
}

term "growth_factor_serum" {
  category = "ingredient",
  label    = { en = "Growth factor serum", es = "Sérum con factores de crecimiento" },
  parents  = { "topical_any" },
  synonyms = { "EGF serum" },
}

term "prp_autologous" {
  category = "ingredient",
  label    = { en = "Platelet-rich plasma", es = "Plasma rico en plaquetas" },
  synonyms = { "PRP", "vampire facial plasma" },
}

term "exosome_product" {
  category = "ingredient",
  label    = { en = "Exosome product", es = "Producto con exosomas" },
  parents  = { "topical_any" },
  synonyms = { "exosomes" },
}

-- Protection.

term "petrolatum" {
  category = "ingredient",
  label    = { en = "Petrolatum", es = "Vaselina" },
  parents  = { "topical_any" },
  synonyms = { "Vaseline", "petroleum jelly", "white soft paraffin" },
  codes    = { atc = "D02AC" },
}

term "healing_ointment" {
  category = "ingredient",
  label    = { en = "Healing ointment", es = "Pomada reparadora" },
  parents  = { "topical_any" },
  synonyms = { "Aquaphor" },
}

term "moisturizer_bland" {
  category = "ingredient",
  label    = { en = "Bland moisturiser", es = "Hidratante suave" },
  parents  = { "topical_any" },
  synonyms = { "moisturizer", "ceramide cream", "emollient" },
}

-- Actives.

term "peptide_serum" {
  category = "ingredient",
  label    = { en = "Peptide serum", es = "Sérum con péptidos" },
  parents  = { "topical_any" },
  synonyms = { "copper peptide" },
}

term "niacinamide" {
  category = "ingredient",
  label    = { en = "Niacinamide", es = "Niacinamida" },
  parents  = { "topical_any" },
  synonyms = { "nicotinamide", "vitamin B3" },
  codes    = { atc = "A11HA01" },
}

term "l_ascorbic_acid" {
  category = "ingredient",
  label    = { en = "L-ascorbic acid", es = "Ácido L-ascórbico" },
  parents  = { "topical_any" },
  synonyms = { "vitamin C", "ascorbic acid" },
}

term "aha" {
  category = "ingredient",
  label    = { en = "Alpha hydroxy acid (group)", es = "Alfahidroxiácido (grupo)" },
  parents  = { "exfoliating_acid_topical" },
  synonyms = { "glycolic acid", "lactic acid", "mandelic acid" },
}

term "bha" {
  category = "ingredient",
  label    = { en = "Beta hydroxy acid", es = "Betahidroxiácido" },
  parents  = { "exfoliating_acid_topical" },
  synonyms = { "salicylic acid" },
}

term "benzoyl_peroxide" {
  category = "ingredient",
  label    = { en = "Benzoyl peroxide", es = "Peróxido de benzoilo" },
  parents  = { "acne_topical" },
  synonyms = { "BPO" },
  codes    = { atc = "D10AE01" },
}

term "azelaic_acid" {
  category = "ingredient",
  label    = { en = "Azelaic acid", es = "Ácido azelaico" },
  parents  = { "acne_topical" },
  codes    = { atc = "D10AX03" },
}

term "hydroquinone" {
  category = "ingredient",
  label    = { en = "Hydroquinone", es = "Hidroquinona" },
  parents  = { "topical_any" },
  synonyms = { "bleaching cream" },
  codes    = { atc = "D11AX11" },
}

term "tranexamic_acid_topical" {
  category = "ingredient",
  label    = { en = "Tranexamic acid (topical)", es = "Ácido tranexámico (tópico)" },
  parents  = { "topical_any" },
  synonyms = { "TXA" },
}

-- Sun, makeup and scent.

term "sunscreen_mineral" {
  category = "ingredient",
  label    = { en = "Mineral sunscreen", es = "Protector solar mineral" },
  parents  = { "topical_any" },
  synonyms = { "zinc oxide", "titanium dioxide", "physical sunscreen", "inorganic filter" },
}

term "sunscreen_chemical" {
  category = "ingredient",
  label    = { en = "Chemical sunscreen", es = "Protector solar químico" },
  parents  = { "topical_any" },
  synonyms = { "organic filter", "oxybenzone", "avobenzone" },
}

term "makeup" {
  category = "ingredient",
  label    = { en = "Makeup", es = "Maquillaje" },
  parents  = { "topical_any" },
  synonyms = { "foundation", "concealer", "cosmetics" },
}

term "makeup_mineral" {
  category = "ingredient",
  label    = { en = "Mineral makeup", es = "Maquillaje mineral" },
  parents  = { "makeup" },
}

term "fragrance" {
  category = "ingredient",
  label    = { en = "Fragrance", es = "Fragancia" },
  parents  = { "topical_any" },
  synonyms = { "perfume", "parfum", "essential oil" },
}

term "exfoliant_scrub" {
  category = "ingredient",
  label    = { en = "Exfoliating scrub", es = "Exfoliante mecánico" },
  parents  = { "topical_any" },
  synonyms = { "physical exfoliant", "scrub", "brush" },
}

-- Medicines.

term "topical_antibiotic" {
  category = "ingredient",
  label    = { en = "Topical antibiotic", es = "Antibiótico tópico" },
  parents  = { "topical_any" },
  synonyms = { "Neosporin", "neomycin", "bacitracin" },
  codes    = { atc = "D06AX04" },
}

term "topical_steroid_mild" {
  category = "ingredient",
  label    = { en = "Mild topical steroid", es = "Corticosteroide tópico suave" },
  parents  = { "topical_any" },
  synonyms = { "hydrocortisone 1 percent" },
  codes    = { atc = "D07AA02" },
}

term "topical_steroid_potent" {
  category = "ingredient",
  label    = { en = "Potent topical steroid", es = "Corticosteroide tópico potente" },
  parents  = { "topical_any" },
  synonyms = { "clobetasol" },
  codes    = { atc = "D07AD01" },
}

term "lidocaine_topical" {
  category = "ingredient",
  label    = { en = "Topical lidocaine", es = "Lidocaína tópica" },
  parents  = { "topical_any" },
  synonyms = { "numbing cream", "EMLA" },
  codes    = { atc = "D04AB01" },
}

-- Toners, oils and washing.

term "alcohol_toner" {
  category = "ingredient",
  label    = { en = "Alcohol toner", es = "Tónico con alcohol" },
  parents  = { "topical_any" },
  synonyms = { "astringent", "witch hazel" },
}

term "facial_oil" {
  category = "ingredient",
  label    = { en = "Facial oil", es = "Aceite facial" },
  parents  = { "topical_any" },
  synonyms = { "rosehip oil" },
}

term "cleanser_gentle" {
  category = "ingredient",
  label    = { en = "Gentle cleanser", es = "Limpiador suave" },
  parents  = { "topical_any" },
  synonyms = { "Cetaphil", "non-detergent cleanser" },
}

term "saline_or_thermal_water" {
  category = "ingredient",
  label    = { en = "Saline or thermal water", es = "Suero salino o agua termal" },
  parents  = { "topical_any" },
}

term "acetic_acid_soak" {
  category = "ingredient",
  label    = { en = "Dilute vinegar soak", es = "Compresas de vinagre diluido" },
  parents  = { "topical_any" },
  synonyms = { "vinegar soak" },
}
