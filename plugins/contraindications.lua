-- May this person have it, now? Each rule is a finding that refuses, defers or qualifies a
-- treatment; the worst of them is the verdict.

plugin "contraindications" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Reasons not to perform a treatment, to wait, to have it reviewed, or to take care.",
}

kind "contraindication" {
  says   = "A finding that refuses, defers or qualifies treatments.",
  fields = {
    { "policy",     type = "policy",    says = "the choice that wakes this rule" },
    { "overrules",  type = "rules",     says = "rules that this one replaces where it applies" },
    { "treatments", type = "terms",     of = { "treatments" }, needed = true, says = "the treatments that it is about" },
    { "details",    type = "details",   says = "details of the request that it needs" },
    { "when",       type = "condition", needed = true, says = "what must be true of the person" },
    {
      "severity",   type = "choice",    among = { "refuse", "defer", "review", "caution" }, needed = true,
      says = "no; not yet; only after review; yes, with care",
    },
    { "because",    type = "phrase",    needed = true, says = "the reason, one sentence" },
    { "sources",    type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = worst_of {
    subject  = "treatments", by = "severity",
    blocking = { "refuse", "defer" },
    unknown  = "unknown", none = "allow",
  },
}
