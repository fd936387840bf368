-- What may be done again, in the words of the studio's own kind.

defaults { -- a session that ended at noon, in summer
  patient = { conditions = {} },
  session = {
    id = "s-1", treatments = { "tattoo_small" }, areas = { "back" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Madrid",
  },
}

case "water and steam wait three weeks" {
  expect = { at = {
    PT0S        = { not_yet = { "swimming", "sauna" } },
    P20DT23H59M = { not_yet = { "swimming", "sauna" } },
    P21D        = { freely = { "swimming", "sauna" } },
  } },
}

case "and a fourth with diabetes" {
  patient = { conditions = { { code = "diabetes", status = "active" } } },
  expect  = { at = {
    PT0S        = { not_yet = { "swimming", "sauna" } },
    P27DT23H59M = { not_yet = { "swimming", "sauna" } },
    P28D        = { freely = { "swimming", "sauna" } },
  } },
}

case "or with a weakened immune system" {
  patient = { conditions = { { code = "weakened_immunity", status = "active" } } },
  expect  = { at = { P21D = { not_yet = { "swimming" } } } },
}

case "who was not asked about either waits as long" {
  patient = { conditions = unknown },
  expect  = { at = { P27DT23H59M = { not_yet = { "swimming" } }, P28D = { freely = { "swimming" } } } },
}

case "the sun waits four weeks, and asks for care four more" {
  expect = { at = {
    PT0S        = { not_yet = { "sunbathing" } },
    P27DT23H59M = { not_yet = { "sunbathing" } },
    P28D        = { with_care = { "sunbathing" } },
    P55DT23H59M = { with_care = { "sunbathing" } },
    P56D        = { freely = { "sunbathing" } },
  } },
}

case "training waits two days, and asks for care until the fourteenth" {
  expect = { at = {
    P1DT23H59M  = { not_yet = { "hard_training" } },
    P2D         = { with_care = { "hard_training" } },
    P13DT23H59M = { with_care = { "hard_training" } },
    P14D        = { freely = { "hard_training" } },
  } },
}

case "after a large one it waits a week" {
  session = { treatments = { "tattoo_large" } },
  expect  = { at = {
    PT0S       = { not_yet = { "hard_training" } },
    P6DT23H59M = { not_yet = { "hard_training" } },
    P7D        = { with_care = { "hard_training" } },
  } },
}

case "a piercing: water waits four weeks, steam is not spoken of" {
  session = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { at = {
    PT0S        = { not_yet = { "swimming" } },
    P27DT23H59M = { not_yet = { "swimming" } },
    P28D        = { freely = { "swimming" } },
  } },
}

case "a lobe keeps its jewellery for six weeks" {
  session = { treatments = { "piercing_ear_lobe" }, areas = { "ear" } },
  expect  = { at = {
    PT0S        = { not_yet = { "changing_jewellery" } },
    P41DT23H59M = { not_yet = { "changing_jewellery" } },
    P42D        = { freely = { "changing_jewellery" } },
  } },
}

case "cartilage keeps it for twelve" {
  session = { treatments = { "piercing_cartilage" }, areas = { "ear" } },
  expect  = { at = {
    PT0S        = { not_yet = { "changing_jewellery" } },
    P83DT23H59M = { not_yet = { "changing_jewellery" } },
    P84D        = { freely = { "changing_jewellery" } },
  } },
}

case "what nobody has written a rule about is asked" {
  session = { treatments = { "piercing_ear_lobe" }, areas = { "ear" }, products = { "hard_training" } },
  expect  = { at = { PT0S = { unasked = { "hard_training" } } } },
}
