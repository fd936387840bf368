// A plan at one moment: the use of every product, and the steps in force.
#include "core/plan/plan_line.h"

// When the use of the product may change next: the end of its window, or the next
// beginning.
static bool changes_at(struct instant *out, const struct topical *topical,
                       const struct window *window, struct instant at) {
    if (window) {
        *out = window->till;
        return true;
    }
    for (size_t i = 0; i < topical->windows_count; i++) {
        if (topical->windows[i].from.milliseconds > at.milliseconds) {
            *out = topical->windows[i].from;
            return true;
        }
    }
    return false;
}

static void product_json(struct json_writer *writer, const struct plan *plan,
                         const struct topical *topical, struct instant at) {
    const struct window *window = topical_window_at(topical, at);
    const struct window *piece = window ? window_piece_at(window, at) : NULL;
    struct text use = window ? window->use : plan_line_outside(topical);
    struct instant until;
    json_begin_object(writer);
    json_key(writer, "product");
    json_text(writer, topical->product->id);
    plan_line_label(writer, plan, topical->product);
    json_key(writer, "use");
    json_text(writer, use);
    plan_line_shown(writer, plan, topical->kind, use);
    json_key(writer, "until");
    if (changes_at(&until, topical, window, at)) {
        plan_line_instant(writer, plan, until);
    } else {
        json_null(writer);
    }
    plan_line_rules(writer, piece ? piece->rules : NULL, piece ? piece->rules_count : 0);
    plan_line_sources(writer, piece ? piece->rules : NULL,
                      piece ? piece->rules_count : 0);
    plan_line_change(writer, piece ? piece->change : NULL);
    json_end_object(writer);
}

static void state_json(struct json_writer *writer, const struct plan *plan,
                       struct instant at) {
    json_begin_object(writer);
    json_key(writer, "at");
    plan_line_instant(writer, plan, at);
    json_key(writer, "products");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->topicals.count; i++) {
        product_json(writer, plan, &plan->topicals.items[i], at);
    }
    json_end_list(writer);
    json_key(writer, "steps");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->steps.count; i++) {
        const struct step *step = &plan->steps.items[i];
        if (step->from.milliseconds <= at.milliseconds &&
            at.milliseconds < step->till.milliseconds) {
            plan_line_step(writer, plan, step);
        }
    }
    json_end_list(writer);
    json_end_object(writer);
}

aftercare_status plan_at_json(struct json_writer *writer, const struct plan *plan,
                              const char *at, aftercare_error *err) {
    struct instant instant;
    if (!instant_parse(&instant, NULL, text_of(at))) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" is no instant (RFC 3339 with an offset, such as "
                    "\"2026-11-22T15:30:00+01:00\")",
                    at);
    }
    if (instant.milliseconds < plan->session.ended.milliseconds) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" lies before the session ended (ask for a later instant)", at);
    }
    state_json(writer, plan, instant);
    return AFTERCARE_OK;
}
