// The lines of which a plan's documents are made: members of an object that is open.
#ifndef AFTERCARE_PLAN_PLAN_LINE_H
#define AFTERCARE_PLAN_PLAN_LINE_H

#include "core/plan/plan_inside.h"

// A value: an instant on the patient's clock; a text, null for an empty one.
void plan_line_instant(struct json_writer *writer, const struct plan *plan,
                       struct instant instant);
void plan_line_text(struct json_writer *writer, struct text text);

// "rules", "sources": the names of these rules, and all that they cite, each once.
void plan_line_rules(struct json_writer *writer, const struct rule **rules, size_t count);
void plan_line_sources(struct json_writer *writer, const struct rule **rules,
                       size_t count);

// Whether one of the first rules of a list cites the source.
bool plan_line_is_cited(const struct rule **rules, size_t before, struct text source);

// "changed"; nothing without a change.
void plan_line_change(struct json_writer *writer, const struct change *change);

// A sentence of a rule in the patient's language, null where the rule has none.
void plan_line_phrase(struct json_writer *writer, const struct plan *plan,
                      const char *key, const struct rule *rule, enum role role);

// The place of a word among the choices that the kind orders by, the strongest 0; -1: it
// is none of them.
int64_t plan_line_strength(const struct kind *kind, struct text word);

// "shown": what the kind calls a thing, as people read it; "strength": its place among
// the choices that the kind orders by, the strongest 0, null for a word that is none of
// them.
void plan_line_shown(struct json_writer *writer, const struct plan *plan,
                     const struct kind *kind, struct text word);

// "label": of a term, in the patient's language.
void plan_line_label(struct json_writer *writer, const struct plan *plan,
                     const struct term *term);

// The use of a product outside its windows.
struct text plan_line_outside(const struct topical *topical);

// What the rules behind a step want after a reaction: of several the one that has
// something sent counts, then one that holds it. Empty: none says.
struct text plan_line_reaction(const struct step *step);

// The rule in force that a change was made to; NULL: none takes it.
const struct applied *plan_line_applied(const struct plan *plan,
                                        const struct change *change);

// Whether a change has left nothing of what the rule says.
bool plan_line_is_taken_away(const struct applied *applied);

// The product that a rule is about; NULL for a rule of steps.
const struct term *plan_line_product(const struct rule *rule);

// A step, as an object.
void plan_line_step(struct json_writer *writer, const struct plan *plan,
                    const struct step *step);

#endif
