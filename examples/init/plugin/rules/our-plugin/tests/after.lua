-- A rule gets a case where it holds and one where it does not, on both sides of its boundary.

defaults {
  patient = { birth_date = "1990-01-15", fitzpatrick = 4 },
  session = {
    id = "s-1", treatments = { "microneedling" }, areas = { "face" },
    ended_at = "2026-06-01T12:00:00+02:00", timezone = "Europe/Berlin",
  },
}

case "three evenings in a row" {
  expect = {
    reminders = { ["send-a-photo"] = 3 },
    due       = { ["send-a-photo"] = {
      "2026-06-02T18:00:00+02:00", "2026-06-03T18:00:00+02:00", "2026-06-04T18:00:00+02:00",
    } },
  },
}

case "not for a lighter skin" {
  patient = { fitzpatrick = 3 },
  expect  = { reminders = { ["send-a-photo"] = 0 } },
}
