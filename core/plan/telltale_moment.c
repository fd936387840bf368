#include "core/plan/telltale_moment.h"

#include "core/plan/pack_answer.h"

#define MINUTE 60
#define HOUR 3600

static const struct json *read_answer(struct arena *arena, aftercare_json answer) {
    struct json_limits limits = {
        .bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    char *copy = arena_copy(arena, answer.text, answer.len);
    bool is_read = copy && !json_read(&document, arena, "answer",
                                      (struct text){copy, answer.len}, &limits, NULL);
    return is_read ? document.root : NULL;
}

// The instant so long after the end of the session of a plan.
static bool instant_of(char out[INSTANT_TEXT_MAX], const struct two_answers *answers,
                       struct span span) {
    struct instant ended;
    const struct zone *zone = NULL;
    if (!instant_parse(&ended, NULL, pack_answer_text(answers->right, "ended_at")) ||
        zone_find(&zone, answers->trial->assessor->zones,
                  pack_answer_text(answers->right, "timezone"), NULL) ||
        !zone) {
        return false;
    }
    struct instant at = zone_add(zone, ended, span);
    (void)instant_format(out, at, zone_offset(zone, at));
    return true;
}

static const struct json *at_moment(struct arena *arena, aftercare_assessor *assessor,
                                    struct text document, const char *at) {
    const aftercare_document session = {
        .name = "telltale", .text = document.at, .len = document.len};
    aftercare_json answer;
    return aftercare_plan_at(assessor, &session, NULL, at, &answer, NULL)
               ? NULL
               : read_answer(arena, answer);
}

// --- one moment of both ----------------------------------------------------------------

static const struct json *find_product(const struct json *answer, struct text product) {
    const struct json *list = json_member(answer, "products");
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(pack_answer_text(one, "product"), product)) {
            return one;
        }
    }
    return NULL;
}

// { avoid = { product } }, of the first product whose use differs.
static bool write_use(struct json_writer *out, const struct json *right,
                      const struct json *wrong) {
    const struct json *list = json_member(right, "products");
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct text product = pack_answer_text(one, "product");
        const struct json *other = find_product(wrong, product);
        struct text use = pack_answer_text(one, "use");
        if (other && !text_equal(use, pack_answer_text(other, "use"))) {
            json_name(out, use);
            json_begin_list(out);
            json_text(out, product);
            json_end_list(out);
            return true;
        }
    }
    return false;
}

static void write_list(struct json_writer *out, const struct json *rules,
                       const struct pack_trial *trial) {
    json_begin_list(out);
    for (const struct json *rule = rules ? rules->first : NULL; rule; rule = rule->next) {
        json_text(out, pack_answer_rule(trial, rule->text));
    }
    json_end_list(out);
}

static bool is_same_list(const struct json *a, const struct json *b) {
    const struct json *one = a ? a->first : NULL;
    const struct json *other = b ? b->first : NULL;
    while (one && other && text_equal(one->text, other->text)) {
        one = one->next;
        other = other->next;
    }
    return !one && !other;
}

// { rules = { product = { "rule" } } }, of the first product for which others speak.
static bool write_behind(struct json_writer *out, const struct json *right,
                         const struct json *wrong, const struct pack_trial *trial) {
    const struct json *list = json_member(right, "products");
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct text product = pack_answer_text(one, "product");
        const struct json *rules = json_member(one, "rules");
        const struct json *other = find_product(wrong, product);
        if (other && !is_same_list(rules, json_member(other, "rules"))) {
            json_key(out, "rules");
            json_begin_object(out);
            json_name(out, product);
            write_list(out, rules, trial);
            json_end_object(out);
            return true;
        }
    }
    return false;
}

static void write_rules(struct json_writer *out, const struct json *answer,
                        const struct pack_trial *trial) {
    const struct json *list = json_member(answer, "steps");
    json_begin_list(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        const struct json *rules = json_member(one, "rules");
        for (const struct json *rule = rules ? rules->first : NULL; rule;
             rule = rule->next) {
            json_text(out, pack_answer_rule(trial, rule->text));
        }
    }
    json_end_list(out);
}

static bool write_steps(struct json_writer *out, const struct json *right,
                        const struct json *wrong, const struct pack_trial *trial) {
    struct buffer texts[2];
    const struct json *const answers[] = {right, wrong};
    for (size_t i = 0; i < 2; i++) {
        buffer_init(&texts[i], &trial->arena->allocator, (size_t)1 << 20);
        write_rules(&(struct json_writer){.out = &texts[i]}, answers[i], trial);
    }
    bool is_other = !texts[0].failed && !texts[1].failed &&
                    !text_equal((struct text){texts[0].at, texts[0].len},
                                (struct text){texts[1].at, texts[1].len});
    if (is_other) {
        json_key(out, "steps");
        write_rules(out, right, trial);
    }
    buffer_clear(&texts[0]);
    buffer_clear(&texts[1]);
    return is_other;
}

static bool write_moment(struct json_writer *out, const struct two_answers *answers,
                         const struct altered *altered, struct text document,
                         struct span span) {
    struct arena *arena = answers->trial->arena;
    char at[INSTANT_TEXT_MAX];
    char name[SPAN_TEXT_MAX];
    struct buffer inside;
    if (!instant_of(at, answers, span)) {
        return false;
    }
    const struct json *right = at_moment(arena, answers->trial->assessor, document, at);
    const struct json *wrong = at_moment(arena, altered->assessor, document, at);
    if (!right || !wrong) {
        return false;
    }
    buffer_init(&inside, &arena->allocator, (size_t)1 << 20);
    struct json_writer writer = {.out = &inside};
    json_begin_object(&writer);
    bool is_told = write_use(&writer, right, wrong) ||
                   write_steps(&writer, right, wrong, answers->trial) ||
                   write_behind(&writer, right, wrong, answers->trial);
    json_end_object(&writer);
    if (is_told && !inside.failed) {
        json_key(out, "at");
        json_begin_object(out);
        json_key(out, span_format(name, span));
        json_raw(out, (struct text){inside.at, inside.len});
        json_end_object(out);
    }
    buffer_clear(&inside);
    return is_told;
}

// --- the moments -----------------------------------------------------------------------

// A minute less, where it can be told: of months nobody knows how long they are.
static bool is_shortened(struct span *out, struct span span) {
    *out = span;
    if (span.seconds > 0) {
        out->seconds -= MINUTE;
    } else {
        out->days--;
        out->seconds = 24 * HOUR - MINUTE;
    }
    return out->days >= 0 && out->seconds >= 0;
}

bool telltale_moment(struct json_writer *out, const struct two_answers *answers,
                     const struct altered *altered, struct text document) {
    static const enum role roles[] = {ROLE_FROM, ROLE_TILL};
    const struct rule *const both[] = {altered->rule, altered->changed};
    bool is_told = write_moment(out, answers, altered, document, (struct span){0});
    for (size_t i = 0; i < 4 && !is_told; i++) {
        const struct rule_value *value = rule_get(both[i / 2], roles[i % 2]);
        struct span before;
        if (!value) {
            continue;
        }
        is_told = write_moment(out, answers, altered, document, value->spans[0]) ||
                  (is_shortened(&before, value->spans[0]) &&
                   write_moment(out, answers, altered, document, before));
    }
    return is_told;
}
