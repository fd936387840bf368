// What the structs that a host is handed are made of: lists of pointers, and texts with a
// NUL. Texts of the rules are borrowed from the base, since copies in an arena have a NUL
// behind them; all else is the arena's. A list of nothing is no list of NULL pointers:
// its count says so.
#ifndef AFTERCARE_RULES_SHOWN_H
#define AFTERCARE_RULES_SHOWN_H

#include "aftercare/assessment.h"
#include "core/rules/assessment.h"
#include "core/rules/function.h"
#include "core/rules/rulebase.h"

// What is being made, and where. After the first lack of memory nothing that is made is
// of use, so that one look at the end is enough.
struct showing {
    struct arena *arena;
    const struct rulebase *base;
    bool is_out_of_memory;
};

// Room for so many, zeroed; NULL where there is no memory.
void *shown_take(struct showing *showing, size_t count, size_t size);
const char *shown_copy(struct showing *showing, const char *string);

// A text that is written piece by piece; what is made of it in the end.
void shown_begin(struct showing *showing, struct buffer *text);
const char *shown_end(struct showing *showing, struct buffer *text);

// NULL for the empty text.
const char *shown_text(struct text text);

// NULL for no term, and for no value.
const char *shown_id(const struct term *term);
const char *shown_phrase(const struct rule_value *value, struct text locale);

// "2026-11-22"; NULL for DATE_MAX.
const char *shown_date(struct showing *showing, struct date date);

const char *const *shown_texts(struct showing *showing, const struct text *texts,
                               size_t count);
const char *const *shown_names(struct showing *showing, const struct rule **rules,
                               size_t count);
const char *const *shown_ids(struct showing *showing, const struct term *const *terms,
                             size_t count);

// The ids that a rule cites.
const char *const *shown_sources(struct showing *showing, const struct rule *rule,
                                 size_t *count);

// A question; what is of an intake alone is left as it is not there.
void shown_question(struct showing *showing, aftercare_question *out,
                    const struct question *question);

// The rules that the answer about these facts was made without (tally.h).
const aftercare_set_aside *const *
shown_set_aside(struct showing *showing, const struct facts *facts, size_t *count);

// Which rules answers come from, made once for all of them: base->used. ENOMEM.
aftercare_status shown_rules_make(struct rulebase *base);

#endif
