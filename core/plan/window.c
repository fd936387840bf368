#include "core/plan/window.h"

#include "core/plan/frequency.h"

#include <stdlib.h>

// What one rule wants of a product during one time.
struct claim {
    const struct applied *applied;
    struct instant from, till;
    int strength; // 0 is the strongest
    struct text use;
};

// What all products are cut from.
struct cutting {
    struct arena *arena;
    const struct rulebase *base;
    const struct session *session;
    const struct applied_list *applied;
};

struct claims {
    struct arena *arena;
    struct claim *items;
    size_t count, capacity;
    bool is_out_of_memory;
};

// The strongest use is kept also where it is not certain. Of the others what is not
// certain lies behind the same for certain, which holds anyway, and before the next
// weaker one, which may not be all.
static int strength_of(const struct applied *applied, int choice) {
    return applied->holds == YES || choice == 0 ? 2 * choice : 2 * choice + 1;
}

static struct text use_of(const struct applied *applied, int choice) {
    const struct kind *kind = applied->rule->kind;
    bool is_certain = applied->holds == YES || choice == 0;
    return is_certain ? kind->fields[kind->roles[ROLE_BY]].choices[choice]
                      : kind->unnamed;
}

static void add_claim(struct claims *claims, const struct applied *applied, int choice,
                      struct instant from, struct instant till) {
    if (from.milliseconds >= till.milliseconds) {
        return;
    }
    struct claim *items = arena_grow(claims->arena, claims->items, claims->count,
                                     &claims->capacity, sizeof *items);
    if (!items) {
        claims->is_out_of_memory = true;
        return;
    }
    claims->items = items;
    items[claims->count++] = (struct claim){
        applied, from, till, strength_of(applied, choice), use_of(applied, choice)};
}

static bool names(const struct rule *rule, const struct term *product) {
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    for (size_t i = 0; of && i < of->terms_count; i++) {
        if (term_lies_in(product, of->terms[i])) {
            return true;
        }
    }
    return false;
}

static bool is_in_force(const struct applied *applied, const struct topical *topical) {
    return !applied->overruled_by && applied->rule->kind == topical->kind &&
           names(applied->rule, topical->product);
}

static void collect(struct claims *claims, const struct cutting *cutting,
                    const struct topical *topical) {
    for (size_t i = 0; i < cutting->applied->count; i++) {
        const struct applied *one = &cutting->applied->items[i];
        const struct rule_value *before = rule_get(one->rule, ROLE_BEFORE);
        if (!is_in_force(one, topical)) {
            continue;
        }
        if (before) {
            add_claim(claims, one, before->choice, cutting->session->ended, one->from);
        }
        add_claim(claims, one, rule_get(one->rule, ROLE_BY)->choice, one->from,
                  one->till);
    }
}

static bool lies_between(struct instant at, struct instant from, struct instant till) {
    return from.milliseconds <= at.milliseconds && at.milliseconds < till.milliseconds;
}

static int by_time(const void *a, const void *b) {
    const struct instant *left = a;
    const struct instant *right = b;
    return (left->milliseconds > right->milliseconds) -
           (left->milliseconds < right->milliseconds);
}

static struct instant *edges_of(const struct claims *claims) {
    struct instant *edges = arena_array(claims->arena, 2 * claims->count, sizeof *edges);
    for (size_t i = 0; edges && i < claims->count; i++) {
        edges[2 * i] = claims->items[i].from;
        edges[2 * i + 1] = claims->items[i].till;
    }
    if (edges && claims->count > 0) {
        qsort(edges, 2 * claims->count, sizeof *edges, by_time);
    }
    return edges;
}

static bool covers(const struct claim *claim, struct instant at) {
    return lies_between(at, claim->from, claim->till);
}

static const struct claim *strongest_at(const struct claims *claims, struct instant at) {
    const struct claim *strongest = NULL;
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        if (covers(claim, at) && (!strongest || claim->strength < strongest->strength)) {
            strongest = claim;
        }
    }
    return strongest;
}

static void cite(struct window *window, const struct rule *rule) {
    size_t i = window->rules_count;
    while (i > 0 && window->rules[i - 1]->index >= rule->index) {
        if (window->rules[i - 1] == rule) {
            return;
        }
        i--;
    }
    for (size_t k = window->rules_count; k > i; k--) {
        window->rules[k] = window->rules[k - 1];
    }
    window->rules[i] = rule;
    window->rules_count++;
}

static void lead(struct window *window, const struct rule *rule, struct instant till) {
    if (!window->leading || till.milliseconds > window->led_till.milliseconds) {
        window->leading = rule;
        window->led_till = till;
    }
}

// The window that the strongest claims make from one edge to the next.
static aftercare_status window_at(struct window *out, const struct claims *claims,
                                  const struct claim *strongest, struct instant from,
                                  struct instant till) {
    *out = (struct window){.use = strongest->use, .from = from, .till = till};
    out->rules = arena_array(claims->arena, claims->count, sizeof(const struct rule *));
    if (!out->rules) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        if (!covers(claim, from) || claim->strength != strongest->strength) {
            continue;
        }
        struct text frequency = rule_word(claim->applied->rule, ROLE_FREQUENCY);
        bool is_inside = claim->from.milliseconds == claim->applied->from.milliseconds;
        cite(out, claim->applied->rule);
        lead(out, claim->applied->rule, claim->till);
        if (is_inside) {
            out->frequency = frequency_stricter(out->frequency, frequency);
        }
        out->change = out->change ? out->change : claim->applied->change;
    }
    return AFTERCARE_OK;
}

// Two neighbours that say the same are one.
static bool joins(struct window *last, const struct window *next) {
    if (last->till.milliseconds != next->from.milliseconds ||
        !text_equal(last->use, next->use) ||
        !text_equal(last->frequency, next->frequency)) {
        return false;
    }
    last->till = next->till;
    lead(last, next->leading, next->led_till);
    last->change = last->change ? last->change : next->change;
    last->pieces_count++;
    for (size_t i = 0; i < next->rules_count; i++) {
        cite(last, next->rules[i]);
    }
    return true;
}

// From each edge to the next, by the strongest claims there.
static aftercare_status cut_pieces(struct window *pieces, size_t *count,
                                   const struct claims *claims) {
    struct instant *edges = edges_of(claims);
    if (!edges) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i + 1 < 2 * claims->count; i++) {
        const struct claim *strongest = strongest_at(claims, edges[i]);
        if (edges[i].milliseconds == edges[i + 1].milliseconds || !strongest) {
            continue;
        }
        if (window_at(&pieces[(*count)++], claims, strongest, edges[i], edges[i + 1])) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

// A window that later pieces may join: its list of rules is its own.
static aftercare_status begin_window(struct window *out, const struct claims *claims,
                                     const struct window *piece) {
    *out = *piece;
    out->pieces = piece;
    out->pieces_count = 1;
    out->rules = arena_array(claims->arena, claims->count, sizeof(const struct rule *));
    for (size_t i = 0; out->rules && i < piece->rules_count; i++) {
        out->rules[i] = piece->rules[i];
    }
    return out->rules ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status cut(struct topical *out, const struct claims *claims) {
    struct window *pieces = arena_array(claims->arena, 2 * claims->count, sizeof *pieces);
    struct window *windows =
        arena_array(claims->arena, 2 * claims->count, sizeof *windows);
    size_t pieces_count = 0;
    size_t count = 0;
    if (!pieces || !windows || cut_pieces(pieces, &pieces_count, claims)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < pieces_count; i++) {
        if (count > 0 && joins(&windows[count - 1], &pieces[i])) {
            continue;
        }
        if (begin_window(&windows[count++], claims, &pieces[i])) {
            return AFTERCARE_ENOMEM;
        }
    }
    out->windows = windows;
    out->windows_count = count;
    return AFTERCARE_OK;
}

static aftercare_status make_topical(struct topical *out, const struct cutting *cutting) {
    struct claims claims = {.arena = cutting->arena};
    for (size_t i = 0; i < cutting->applied->count; i++) {
        out->is_named = out->is_named || is_in_force(&cutting->applied->items[i], out);
    }
    collect(&claims, cutting, out);
    return claims.is_out_of_memory ? AFTERCARE_ENOMEM : cut(out, &claims);
}

static bool is_listed(const struct session *session, const struct term *term) {
    for (size_t i = 0; i < session->products_count; i++) {
        if (session->products[i] == term) {
            return true;
        }
    }
    return false;
}

static aftercare_status make_kind(struct topical_list *out, struct topical *items,
                                  const struct cutting *cutting,
                                  const struct kind *kind) {
    const struct vocabulary *vocabulary = &cutting->base->vocabulary;
    const struct session *session = cutting->session;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        struct topical topical = {.product = term, .kind = kind};
        bool is_product = session->has_products
                              ? is_listed(session, term)
                              : categories_take(cutting->base->schema.products, term);
        if (!is_product || rulebase_leaves(cutting->base, kind, term)) {
            continue;
        }
        if (make_topical(&topical, cutting)) {
            return AFTERCARE_ENOMEM;
        }
        if (topical.is_named || session->has_products) {
            items[out->count++] = topical;
        }
    }
    return AFTERCARE_OK;
}

aftercare_status topical_list_make(struct topical_list *out, struct arena *arena,
                                   const struct rulebase *base,
                                   const struct session *session,
                                   const struct applied_list *applied) {
    const struct cutting cutting = {arena, base, session, applied};
    size_t kinds = 0;
    for (size_t i = 0; i < base->kinds_count; i++) {
        kinds += base->kinds[i]->fold == FOLD_CUT_WINDOWS;
    }
    struct topical *items =
        arena_array(arena, kinds * base->vocabulary.count, sizeof *items);
    if (!items) {
        return AFTERCARE_ENOMEM;
    }
    *out = (struct topical_list){.items = items};
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < base->kinds_count; i++) {
        if (base->kinds[i]->fold == FOLD_CUT_WINDOWS) {
            status = make_kind(out, items, &cutting, base->kinds[i]);
        }
    }
    return status;
}

const struct window *topical_window_at(const struct topical *topical, struct instant at) {
    for (size_t i = 0; i < topical->windows_count; i++) {
        const struct window *window = &topical->windows[i];
        if (lies_between(at, window->from, window->till)) {
            return window;
        }
    }
    return NULL;
}

bool window_bars(const struct applied *applied, const struct term *product,
                 const struct session *session, struct instant at, struct instant *till) {
    const struct rule_value *before = rule_get(applied->rule, ROLE_BEFORE);
    if (applied->overruled_by || !names(applied->rule, product)) {
        return false;
    }
    if (before && before->choice == 0 &&
        lies_between(at, session->ended, applied->from)) {
        *till = applied->from;
        return true;
    }
    *till = applied->till;
    return rule_get(applied->rule, ROLE_BY)->choice == 0 &&
           lies_between(at, applied->from, applied->till);
}

const struct window *window_piece_at(const struct window *window, struct instant at) {
    size_t i = 0;
    while (i + 1 < window->pieces_count &&
           window->pieces[i].till.milliseconds <= at.milliseconds) {
        i++;
    }
    return &window->pieces[i];
}
