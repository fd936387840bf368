// The fold `cut_windows`: when a product is to be avoided, recommended or allowed. At
// each moment the strongest use wins; windows of one product never overlap.
#ifndef AFTERCARE_PLAN_WINDOW_H
#define AFTERCARE_PLAN_WINDOW_H

#include "core/plan/applied.h"

struct window {
    struct text use;
    struct instant from, till;
    struct text frequency;     // empty: none
    const struct rule **rules; // all that want this use here, by name
    size_t rules_count;
    const struct rule *leading;  // the one that wants it longest: its reason is told
    struct instant led_till;     // until when it does
    const struct change *change; // of one of them; NULL: none
    // What it was joined of, each with the rules of its own time; none in a piece.
    const struct window *pieces;
    size_t pieces_count;
};

struct topical {
    const struct term *product;
    const struct kind *kind;
    bool is_named; // some rule of these treatments speaks of it
    const struct window *windows;
    size_t windows_count;
};

struct topical_list {
    const struct topical *items; // by product
    size_t count;
};

// Whether a rule in force wants its strongest use of the product at that moment, so that
// nothing may be done with it; *till is then when that ends.
bool window_bars(const struct applied *applied, const struct term *product,
                 const struct session *session, struct instant at, struct instant *till);

// The products of the session; where it names none, all that the applied rules speak of.
// ENOMEM is the only failure.
aftercare_status topical_list_make(struct topical_list *out, struct arena *arena,
                                   const struct rulebase *base,
                                   const struct session *session,
                                   const struct applied_list *applied);

// The window in force at that moment, or NULL.
const struct window *topical_window_at(const struct topical *topical, struct instant at);

// The piece of a window in force at that moment, which must lie in the window.
const struct window *window_piece_at(const struct window *window, struct instant at);

#endif
