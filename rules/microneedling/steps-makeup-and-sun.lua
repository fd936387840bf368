-- Makeup stays off, sun stays away, sunscreen goes on.

local each_morning, each_two_hours = { "08:00" }, { "10:00", "12:00", "14:00", "16:00" }
local sunscreen = {
  en = "Put on mineral sunscreen of factor 30 or more before you go out.",
  es = "Póngase protector solar mineral de factor 30 o más antes de salir.",
}

step "no-makeup" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P2D",
  remind    = true,
  message   = {
    en = "Leave makeup off until two full days have passed.",
    es = "No use maquillaje hasta que hayan pasado dos días completos.",
  },
  sources   = { "AS-006" },
}

step "no-makeup-manufacturer-24h" {
  policy    = { makeup_after_needling = "manufacturer-24h" },
  overrules = { "no-makeup" },
  after     = "microneedling", step = "no-makeup", act = "avoid", from = "PT0S", till = "P1D",
  remind    = true,
  message   = {
    en = "Leave makeup off for the first 24 hours.",
    es = "No use maquillaje durante las primeras 24 horas.",
  },
  sources   = { "AS-007" },
}

step "shade-only" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P1D",
  remind    = true,
  message   = {
    en = "Stay out of the sun today because you are not wearing sunscreen yet.",
    es = "Hoy no se ponga al sol, porque todavía no lleva protector solar.",
  },
  sources   = { "AS-008" },
}

step "sunscreen-morning" {
  after     = "microneedling", act = "do", from = "P1D", till = "P30D",
  with      = "sunscreen_mineral",
  remind    = { at = each_morning, times = 29, expires = "PT4H" },
  message   = sunscreen,
  sources   = { "AS-009", "SF-080" },
}

-- With sunscreen at once, "you are not wearing sunscreen yet" is no longer true.
step "sunscreen-morning-at-once" {
  policy    = { sunscreen_after_needling = "mineral-at-once" },
  overrules = { "sunscreen-morning", "shade-only" },
  after     = "microneedling", step = "sunscreen-morning", act = "do", from = "PT0S", till = "P30D",
  with      = "sunscreen_mineral",
  remind    = { at = each_morning, times = 30, expires = "PT4H" },
  message   = sunscreen,
  sources   = { "AS-010" },
}

step "sunscreen-reapply" {
  after     = "microneedling", act = "do", from = "P1D", till = "P7D",
  with      = "sunscreen_mineral",
  remind    = { at = each_two_hours, times = 24, expires = "PT1H" },
  message   = {
    en = "Reapply sunscreen every two hours while you are outdoors.",
    es = "Vuelva a ponerse protector solar cada dos horas mientras esté al aire libre.",
  },
  sources   = { "AS-011" },
}

step "avoid-sun" {
  after     = "microneedling", act = "avoid", from = "PT0S", till = "P3D",
  remind    = true,
  message   = {
    en = "Keep direct sun off the skin for three days.",
    es = "Evite el sol directo sobre la piel durante tres días.",
  },
  sources   = { "AS-012" },
}
