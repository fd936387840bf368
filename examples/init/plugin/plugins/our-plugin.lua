-- A kind of rule of your own: its fields, and how the rules that hold become a decision.

plugin "our-plugin" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Say in one sentence what these rules decide.",
}

kind "our_plugin" {
  says   = "Something to do after a session.",
  fields = {
    { "after",   type = "terms",     of = { "treatments" }, needed = true, says = "the treatments that it follows" },
    { "when",    type = "condition", says = "for whom; for everybody without it" },
    { "act",     type = "choice",    among = { "do" }, needed = true, says = "always do" },
    { "from",    type = "span",      needed = true, says = "from session end" },
    { "till",    type = "span",      needed = true, says = "from session end" },
    { "remind",  type = "remind",    says = "when to remind" },
    { "message", type = "phrase",    needed = true, says = "what to do" },
    { "sources", type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = steps { subject = "after", by = "act" },
}
