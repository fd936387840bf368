#include "core/plan/pack_hold_plan.h"

#include "core/plan/pack_answer.h"
#include "core/plan/pack_compare.h"

// The step that a rule is part of.
static const struct json *step_of(const struct holding *holding, struct text rule) {
    const struct json *steps = json_member(holding->answer, "steps");
    struct text wanted = pack_answer_rule(holding->trial, rule);
    for (const struct json *step = steps ? steps->first : NULL; step; step = step->next) {
        const struct json *rules = json_member(step, "rules");
        for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
            if (text_equal(pack_answer_rule(holding->trial, one->text), wanted)) {
                return step;
            }
        }
    }
    return NULL;
}

// One member of the step that each rule is part of.
static aftercare_status hold_member(const struct holding *holding, const char *name) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        const struct json *step = step_of(holding, one->key);
        part.expected = one;
        status = pack_compare_blamed(
            step ? pack_compare_text(&part, pack_answer_text(step, name))
                 : pack_compare_tell(holding, one->key, TEXT("no such step")),
            holding, one->key);
    }
    return status;
}

aftercare_status pack_hold_plan_acts(const struct holding *holding) {
    return hold_member(holding, pack_answer_act(holding->trial));
}

aftercare_status pack_hold_plan_on_reaction(const struct holding *holding) {
    return hold_member(holding, "on_reaction");
}

aftercare_status pack_hold_plan_reminders(const struct holding *holding) {
    const struct json *list = json_member(holding->answer, "reminders");
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        size_t count = 0;
        for (const struct json *reminder = list ? list->first : NULL; reminder;
             reminder = reminder->next) {
            count += text_equal(
                pack_answer_rule(holding->trial, pack_answer_text(reminder, "rule")),
                pack_answer_rule(holding->trial, one->key));
        }
        part.expected = one;
        const char *got = arena_format(holding->trial->arena, "%zu", count);
        status = pack_compare_blamed(pack_compare_text(&part, text_of(got)), holding,
                                     one->key);
    }
    return status;
}

// When the reminders of one rule are due.
static aftercare_status due_of(const struct holding *holding, struct text rule) {
    const struct json *list = json_member(holding->answer, "reminders");
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(pack_answer_rule(holding->trial, pack_answer_text(one, "rule")),
                       pack_answer_rule(holding->trial, rule))) {
            names_add(got, pack_answer_text(one, "due"));
        }
    }
    return pack_compare_names(holding, got);
}

aftercare_status pack_hold_plan_due(const struct holding *holding) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        part.expected = one;
        status = pack_compare_blamed(due_of(&part, one->key), holding, one->key);
    }
    return status;
}

static bool is_among(const struct names *names, struct text name) {
    for (size_t i = 0; i < names->count; i++) {
        if (text_equal(names->items[i], name)) {
            return true;
        }
    }
    return false;
}

// "08:00" of "2026-06-01T08:00:00+02:00".
static struct text wall_clock(struct text instant) {
    const size_t from = sizeof "2026-06-01T" - 1;
    const size_t len = sizeof "08:00" - 1;
    return instant.len > from + len ? (struct text){instant.at + from, len} : instant;
}

// At which times of the day the reminders of one rule fall due.
static aftercare_status clock_of(const struct holding *holding, struct text rule) {
    const struct json *list = json_member(holding->answer, "reminders");
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct text clock = wall_clock(pack_answer_text(one, "due"));
        if (text_equal(pack_answer_rule(holding->trial, pack_answer_text(one, "rule")),
                       pack_answer_rule(holding->trial, rule)) &&
            !is_among(got, clock)) {
            names_add(got, clock);
        }
    }
    return pack_compare_names(holding, got);
}

aftercare_status pack_hold_plan_clock(const struct holding *holding) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        part.expected = one;
        status = pack_compare_blamed(clock_of(&part, one->key), holding, one->key);
    }
    return status;
}
