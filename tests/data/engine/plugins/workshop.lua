-- Four kinds of rules, one for each fold, in words that no shipped plugin uses.

plugin "workshop" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Whether a piece of furniture may be worked on, with what, and what follows.",
}

kind "bar" {
  says   = "A reason not to do a work, to wait, to ask, or to take care.",
  fields = {
    { "policy",    type = "policy",    says = "the workshop's choice that wakes it" },
    { "overrules", type = "rules",     says = "bars that it replaces" },
    { "works",     type = "terms",     of = { "work" }, needed = true, says = "the works that it is about" },
    { "details",   type = "details",   says = "details of the request that it needs" },
    { "when",      type = "condition", says = "what must be true of the piece" },
    { "grade",     type = "choice",    among = { "never", "later", "ask", "care" }, needed = true, says = "no; not yet; ask; with care" },
    { "because",   type = "phrase",    says = "the reason" },
    { "sources",   type = "sources",   says = "where it comes from" },
  },
  decide = worst_of {
    subject  = "works", by = "grade",
    blocking = { "never", "later" },
    unknown  = "unclear", none = "go",
  },
}

kind "suit" {
  says   = "How well a work suits a wish.",
  fields = {
    { "policy",    type = "policy",    says = "the workshop's choice that wakes it" },
    { "overrules", type = "rules",     says = "suits that it replaces" },
    { "wish",      type = "term",      of = { "wish", "fault" }, needed = true, says = "what is wanted" },
    { "work",      type = "terms",     of = { "work" }, needed = true, says = "what may help" },
    { "parts",     type = "terms",     of = { "part" }, says = "where" },
    { "details",   type = "details",   says = "how it is done" },
    { "when",      type = "condition", says = "for which pieces" },
    { "unless",    type = "condition", says = "for which not" },
    { "points",    type = "number",    from = 0, till = 100, needed = true, says = "the more the better" },
    { "sessions",  type = "numbers",   from = 1, till = 100, says = "how many" },
    { "interval",  type = "spans",     says = "between them" },
    { "expect",    type = "phrase",    says = "what to expect" },
    { "sources",   type = "sources",   says = "where it comes from" },
  },
  decide = rank_by {
    subject = "work", of = "wish", by = "points", areas = "parts", among = "wishes",
    allowed = { "go", "care" }, last = { "never" },
  },
}

kind "put" {
  says   = "When a stuff may, should or must not be put on after a work.",
  fields = {
    { "policy",    type = "policy",    says = "the workshop's choice that wakes it" },
    { "overrules", type = "rules",     says = "puts that it replaces" },
    { "after",     type = "terms",     of = { "work" }, needed = true, says = "the works that it follows" },
    { "stuff",     type = "term",      of = { "stuff" }, needed = true, says = "what is put on" },
    { "details",   type = "details",   says = "details of the session that it needs" },
    { "when",      type = "condition", says = "for which pieces" },
    { "use",       type = "choice",    among = { "hold", "take", "free" }, needed = true, says = "what holds in the window" },
    { "before",    type = "choice",    among = { "hold", "take", "free" }, says = "what holds before it" },
    { "from",      type = "span",      needed = true, says = "from the end of the session" },
    { "till",      type = "span",      needed = true, says = "from the end of the session" },
    { "frequency", type = "text",      says = "how often" },
    { "because",   type = "phrase",    says = "the reason" },
    { "sources",   type = "sources",   says = "where it comes from" },
  },
  decide = cut_windows {
    subject = "after", of = "stuff", by = "use", outside = "free", unnamed = "unclear",
  },
}

kind "job" {
  says   = "Something to do after a work.",
  fields = {
    { "policy",    type = "policy",    says = "the workshop's choice that wakes it" },
    { "overrules", type = "rules",     says = "jobs that it replaces" },
    { "after",     type = "terms",     of = { "work" }, needed = true, says = "the works that it follows" },
    { "name",      type = "text",      says = "jobs of one name are one job" },
    { "details",   type = "details",   says = "details of the session that it needs" },
    { "when",      type = "condition", says = "for which pieces" },
    { "act",       type = "choice",    among = { "leave", "make", "look" }, shown = "do", needed = true, says = "what kind of job" },
    { "with",      type = "terms",     of = { "stuff" }, says = "what it puts on" },
    { "from",      type = "span",      needed = true, says = "from the end of the session" },
    { "till",      type = "span",      needed = true, says = "from the end of the session" },
    { "remind",    type = "remind",    says = "when to remind" },
    { "urgent",    type = "flag",      says = "ignores quiet hours" },
    { "till_next", type = "flag",      says = "moot after the next session" },
    { "on_reaction", type = "choice",  among = { "hold", "send" }, says = "when the owner is hurt" },
    { "message",   type = "phrase",    needed = true, says = "to the owner" },
    { "red_flag",  type = "phrase",    says = "what to do when it is found" },
    { "sources",   type = "sources",   says = "where it comes from" },
  },
  decide = steps { subject = "after", of = "name", by = "act", waits = { "make" } },
}
