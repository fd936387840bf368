-- What may be used afterwards, and when? Windows of products, and steps with reminders.

plugin "timing" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Products, steps and reminders after a session.",
}

kind "topical" {
  says   = "When a product may, should or must not be used after a treatment.",
  fields = {
    { "policy",    type = "policy",    says = "the choice that wakes this rule" },
    { "overrules", type = "rules",     says = "rules that this one replaces where it applies" },
    { "after",     type = "terms",     of = { "treatments" }, needed = true, says = "the treatments that it follows" },
    { "product",   type = "term",      of = { "products" }, needed = true, says = "the product, or a group of them" },
    { "details",   type = "details",   says = "details of the session that it needs" },
    { "when",      type = "condition", says = "for whom; for everybody without it" },
    { "use",       type = "choice",    among = { "avoid", "recommended", "allowed" }, needed = true, says = "what holds in the window" },
    { "before",    type = "choice",    among = { "avoid", "recommended", "allowed" }, says = "what holds from session end until the window begins" },
    { "from",      type = "span",      needed = true, says = "from session end" },
    { "till",      type = "span",      needed = true, says = "from session end; the window ends just before" },
    { "frequency", type = "text",      says = "how often: 2/day, once, as_needed" },
    { "because",   type = "phrase",    needed = true, says = "the reason, one sentence" },
    { "sources",   type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = cut_windows {
    subject = "after", of = "product", by = "use",
    outside = "allowed", unnamed = "unknown",
  },
  shows  = {
    avoid       = { en = "Avoid", es = "Evite" },
    recommended = { en = "Recommended", es = "Recomendado" },
    allowed     = { en = "Allowed", es = "Permitido" },
    unknown     = { en = "Ask us first", es = "Pregúntenos antes" },
  },
}

kind "step" {
  says   = "Something to do, to avoid, to check or to book after a session.",
  fields = {
    { "policy",    type = "policy",    says = "the choice that wakes this rule" },
    { "overrules", type = "rules",     says = "rules that this one replaces where it applies" },
    { "after",     type = "terms",     of = { "treatments" }, needed = true, says = "the treatments that it follows" },
    { "step",      type = "text",      says = "steps of one name are one step in a plan; without it, the rule's own id" },
    { "details",   type = "details",   says = "details of the session that it needs" },
    { "when",      type = "condition", says = "for whom; for everybody without it" },
    { "act",       type = "choice",    among = { "avoid", "do", "check", "book" }, shown = "do", needed = true, says = "what kind of step it is" },
    { "with",      type = "terms",     of = { "products" }, says = "what it puts on: it waits while that is to be avoided" },
    { "from",      type = "span",      needed = true, says = "from session end, inclusive" },
    { "till",      type = "span",      needed = true, says = "from session end, exclusive" },
    { "remind",    type = "remind",    says = "when to remind, and whether the next counts from what was done; never without it" },
    { "till_next", type = "flag",      says = "moot once a later session of the same treatment has taken place" },
    { "urgent",    type = "flag",      says = "ignores quiet hours; red flags do anyway" },
    { "on_reaction", type = "choice",  among = { "hold", "send" }, says = "when an adverse reaction is reported: remind no more, or send at once" },
    { "message",   type = "phrase",    needed = true, says = "to the person, one or two sentences" },
    { "red_flag",  type = "phrase",    says = "what to do when it is found" },
    { "sources",   type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = steps { subject = "after", of = "step", by = "act", waits = { "do" } },
  shows  = {
    avoid   = { en = "Avoid", es = "Evite" },
    ["do"]  = { en = "Do", es = "Haga" },
    check   = { en = "Check", es = "Compruebe" },
    book    = { en = "Book", es = "Pida cita" },
  },
}
