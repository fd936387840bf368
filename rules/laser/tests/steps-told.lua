-- What kind of step each is, and at which hours its reminders come.

defaults { -- a session that ended at noon, in summer
  session = {
    id = "s-1", areas = { "face" }, ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "Fractional ablative laser: what each step is" {
  session = { treatments = { "laser_ablative_fractional" } },
  expect  = { acts = {
    antiviral = "do", ["avoid-sun-ablative"] = "avoid", ["clinic-check"] = "book", petrolatum = "do",
    ["red-flag-infection-ablative"] = "check", ["sunscreen-morning-ablative"] = "do",
    ["telehealth-check"] = "book", ["vinegar-soak"] = "do", ["vinegar-soak-daily"] = "do",
  } },
}

case "Fractional ablative laser: when the reminders come" {
  session = { treatments = { "laser_ablative_fractional" } },
  expect  = { clock = {
    antiviral = { "08:00", "20:00" }, petrolatum = { "08:00", "12:00", "16:00", "20:00" },
    ["red-flag-infection-ablative"] = { "19:00" }, ["sunscreen-morning-ablative"] = { "08:00" },
    ["vinegar-soak"] = { "08:00", "14:00", "20:00" }, ["vinegar-soak-daily"] = { "08:00" },
  } },
}

case "Fractional ablative laser: what each step is, where the clinic chooses clinic-7d" {
  options = { antiviral_course = "clinic-7d" },
  session = { treatments = { "laser_ablative_fractional" } },
  expect  = { acts = {
    ["antiviral-clinic-7d"] = "do",
  } },
}

case "Fractional ablative laser: when the reminders come, where the clinic chooses clinic-7d" {
  options = { antiviral_course = "clinic-7d" },
  session = { treatments = { "laser_ablative_fractional" } },
  expect  = { clock = {
    ["antiviral-clinic-7d"] = { "08:00" },
  } },
}

case "Full ablative laser: what each step is" {
  session = { treatments = { "laser_ablative_full" } },
  expect  = { acts = {
    antiviral = "do", ["avoid-sun-ablative"] = "avoid", ["clinic-check"] = "book", petrolatum = "do",
    ["red-flag-infection-ablative"] = "check", ["sunscreen-morning-ablative"] = "do",
    ["telehealth-check"] = "book", ["vinegar-soak"] = "do", ["vinegar-soak-daily"] = "do",
  } },
}

case "Full ablative laser: when the reminders come" {
  session = { treatments = { "laser_ablative_full" } },
  expect  = { clock = {
    antiviral = { "08:00", "20:00" }, petrolatum = { "08:00", "12:00", "16:00", "20:00" },
    ["red-flag-infection-ablative"] = { "19:00" }, ["sunscreen-morning-ablative"] = { "08:00" },
    ["vinegar-soak"] = { "08:00", "14:00", "20:00" }, ["vinegar-soak-daily"] = { "08:00" },
  } },
}

case "Full ablative laser: what each step is, where the clinic chooses clinic-7d" {
  options = { antiviral_course = "clinic-7d" },
  session = { treatments = { "laser_ablative_full" } },
  expect  = { acts = {
    ["antiviral-clinic-7d"] = "do",
  } },
}

case "Full ablative laser: when the reminders come, where the clinic chooses clinic-7d" {
  options = { antiviral_course = "clinic-7d" },
  session = { treatments = { "laser_ablative_full" } },
  expect  = { clock = {
    ["antiviral-clinic-7d"] = { "08:00" },
  } },
}

case "Fractional non-ablative laser: what each step is" {
  session = { treatments = { "laser_fractional_nonablative" } },
  expect  = { acts = {
    ["avoid-exercise"] = "avoid", ["avoid-sauna-heat"] = "avoid", ["avoid-sun-nonablative"] = "avoid",
    ["book-next"] = "book", cleanse = "do", ["cold-compress"] = "do", ["followup-visit"] = "book",
    moisturize = "do", ["no-picking"] = "avoid", ["red-flag-infection-nonablative"] = "check",
    ["sleep-elevated"] = "do", ["sunscreen-morning-nonablative"] = "do",
  } },
}

case "Fractional non-ablative laser: when the reminders come" {
  session = { treatments = { "laser_fractional_nonablative" } },
  expect  = { clock = {
    cleanse = { "08:00", "20:00" }, moisturize = { "08:00", "12:00", "16:00", "20:00" },
    ["red-flag-infection-nonablative"] = { "19:00" }, ["sunscreen-morning-nonablative"] = { "08:00" },
  } },
}
