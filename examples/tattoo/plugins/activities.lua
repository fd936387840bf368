-- What may I do again, and from when? Windows of activities, cut like those of products but in
-- words of their own.

plugin "activities" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "What a client may do again, and from when, while the skin heals.",
}

kind "activity" {
  says   = "How long something has to wait after a session, and how long it asks for care.",
  fields = {
    { "after",    type = "terms",     of = { "treatments" }, needed = true, says = "the treatments that it follows" },
    { "activity", type = "terms",     of = { "activity" }, needed = true, says = "what the client would like to do again" },
    { "when",     type = "condition", says = "for whom; for everybody without it" },
    { "may",      type = "choice",    among = { "not_yet", "with_care" }, needed = true, says = "what holds in the window" },
    { "before",   type = "choice",    among = { "not_yet", "with_care" }, says = "what holds from session end until the window begins" },
    { "from",     type = "span",      needed = true, says = "from session end" },
    { "till",     type = "span",      needed = true, says = "from session end; the window ends just before" },
    { "because",  type = "phrase",    needed = true, says = "the reason, one sentence" },
    { "sources",  type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = cut_windows {
    subject = "after", of = "activity", by = "may",
    outside = "freely", unnamed = "unasked",
  },
  shows  = {
    not_yet   = { en = "Not yet", es = "Todavía no" },
    with_care = { en = "With care", es = "Con cuidado" },
    freely    = { en = "Freely", es = "Con libertad" },
    unasked   = { en = "Ask us first", es = "Pregúntenos antes" },
  },
}
