-- Which treatment suits this concern? Each rule scores one treatment for one concern.

plugin "matching" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Concern to treatment, ranked, each with its verdict.",
}

kind "match" {
  says   = "How well one treatment suits one concern.",
  fields = {
    { "policy",    type = "policy",    says = "the choice that wakes this rule" },
    { "overrules", type = "rules",     says = "rules that this one replaces where it applies" },
    { "concern",   type = "term",      of = { "concerns" }, needed = true, says = "what the person would like to have treated" },
    { "treatment", type = "terms",     of = { "treatments" }, needed = true, says = "what may help" },
    { "areas",     type = "terms",     of = { "areas" }, says = "where on the body; everywhere without it" },
    { "details",   type = "details",   says = "how the treatment is done" },
    { "when",      type = "condition", says = "for whom; for everybody without it" },
    { "unless",    type = "condition", says = "for whom not" },
    { "score",     type = "number",    from = 0, till = 100, needed = true, says = "80 and more: first choice; under 20: unsuitable" },
    { "sessions",  type = "numbers",   from = 1, till = 100, says = "the fewest and the most" },
    { "interval",  type = "spans",     says = "between sessions, the shortest and the longest" },
    { "expect",    type = "phrase",    needed = true, says = "what the person can expect, one sentence" },
    { "sources",   type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = rank_by {
    subject = "treatment", of = "concern", by = "score", among = "concerns",
    allowed = { "allow", "caution" }, last = { "refuse" },
  },
}
