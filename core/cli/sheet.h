// The sheet that a patient takes home: a plan sorted as its reader meets it, today,
// tomorrow, this week and later, counted from the day of the session. It is read from the
// plan's JSON, in whose arena it lives, and written as a page or as text.
#ifndef AFTERCARE_CLI_SHEET_H
#define AFTERCARE_CLI_SHEET_H

#include "core/base/date.h"
#include "core/base/json.h"
#include "core/cli/sheet_words.h"

enum period { PERIOD_TODAY, PERIOD_TOMORROW, PERIOD_WEEK, PERIOD_LATER, PERIOD_COUNT };

// What holds outside a product's windows where the kind orders it nowhere; nothing known.
#define STRENGTH_PLAIN 1000
#define STRENGTH_NONE 1001

// What holds from one moment of the wall clock until another.
struct sheet_span {
    struct text shown; // "Avoid": the plan's word for it, as people read it
    bool is_step;
    int strength; // its place among the kind's words, 0 the strongest; or as above
    struct text how_often; // in words; empty: not said
    struct wall from, till;
    bool has_till;
    struct text because, changed; // in words; empty: none
};

// What is watched for, and what to do when it is found; empty where there is none.
struct sheet_flag {
    struct text says, red_flag;
};

struct sheet_step {
    struct sheet_span span;
    struct text says, red_flag, reminders; // red_flag, reminders: empty where none
    const struct sheet_flag *also;         // what other treatments of the visit add to it
    size_t also_count;
    bool is_red_flag;
    enum period period;
};

// A product with its windows in the order of time, and what holds outside them.
struct sheet_product {
    struct text label;
    const struct sheet_span *windows;
    size_t windows_count;
    struct sheet_span outside;
};

// A moment from which something holds for a product.
struct sheet_change {
    struct sheet_span span;
    struct text label;
    enum period period;
};

struct sheet_next { // in words
    struct text treatment, between;
};

struct sheet {
    struct arena *arena;
    enum language language;
    struct text session, treatments, timezone, rules;
    struct wall ended;
    struct sheet_step *steps; // by period, then strength; those with a red flag last
    size_t steps_count, red_flags_count;
    struct sheet_product *products; // by windows, so that equal ones stand together
    size_t products_count;
    struct sheet_change *changes; // by time, then strength; equal ones stand together
    size_t changes_count;
    struct sheet_next *next;
    size_t next_count;
    struct text *taken_away; // what a practitioner left out for this patient, in words
    size_t taken_away_count;
};

// Reads a plan (design 4.3). AFTERCARE_ENOMEM is the only failure: what it leaves is not
// to be used.
aftercare_status sheet_read(struct sheet *out, struct arena *arena,
                            const struct json *plan);

// The end of the run that begins at `from`: what differs in nothing but its label.
size_t sheet_products_end(const struct sheet *sheet, size_t from);
size_t sheet_changes_end(const struct sheet *sheet, size_t from);

// The heading of a period, with its day.
struct text sheet_heading(const struct sheet *sheet, enum period period);

// "from Mon 23 Nov, 15:30 until Sun 29 Nov, 15:30". What begins at the session's end
// says only until when; on the period's own day the clock alone is said (PERIOD_COUNT:
// every day is named). Empty for what holds always.
struct text sheet_when(const struct sheet *sheet, const struct sheet_span *span,
                       enum period period);

// "Avoid until Sun 29 Nov, 15:30, then: Allowed": all that is known of a product.
struct text sheet_course(const struct sheet *sheet, const struct sheet_product *product);

// The whole sheet: as a page of HTML that needs nothing else, and as text of at most
// `width` columns; bold and plain: what begins and ends a heading on a terminal, or "".
void sheet_html(struct buffer *out, const struct sheet *sheet);
struct sheet_terminal {
    int width;
    const char *bold, *plain;
};
void sheet_text(struct buffer *out, const struct sheet *sheet,
                const struct sheet_terminal *terminal);

#endif
