-- The weakest: what lay articles say, and practice for which no source was found. A lay source
-- may add a match or an explanation; it never lifts a block. The claims of the first article,
-- SF-…, stand in lay-article-*.lua.

source {
  ids      = { "CI-136" },
  title    = "Why to avoid dental work after fillers (lay article)",
  address  = "https://biologyinsights.com/why-you-should-avoid-dental-work-after-fillers",
  evidence = "lay", seen = "excerpt",
}

source {
  ids      = { "CT-057", "CT-066", "TT-001", "TT-002" },
  title    = "Seed document 000_1b1203fa6876af65.txt (lay article on microneedling)",
  address  = "seed:000_1b1203fa6876af65.txt",
  evidence = "lay", seen = "excerpt",
}

source {
  ids      = {
    "CI-021", "CI-050", "CI-103", "CI-108", "CI-111", "CI-134", "CI-161", "CI-166",
    "CI-193", "CI-200", "CI-202", "CI-203", "CI-207", "CT-013", "CT-018", "CT-030",
    "CT-035", "CT-049", "CT-052", "CT-060", "CT-073", "CT-090", "TT-011", "TT-012",
    "TT-022", "TT-023", "TT-038", "TT-040", "TT-067", "TT-072", "TT-110", "TT-111",
    "TT-112", "AS-004", "AS-011", "AS-023", "AS-032", "AS-057", "AS-110", "AS-111",
  },
  title    = "Expert practice; no source was found",
  evidence = "expert practice, unsourced", seen = "none",
}
