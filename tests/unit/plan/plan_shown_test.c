// A plan's structs say what its JSON says: nothing less, nothing else.
#include "tests/unit/rules/golden.h"
#include "tests/unit/rules/side_by_side.h"

// An instant, whose offset is the member of that name.
#define SIDE_INSTANT(type, member, kept)                                                 \
    {                                                                                    \
        .name = #member, .shape = SHAPE_INSTANT, .offset = offsetof(type, member),       \
        .beside = offsetof(type, kept)                                                   \
    }

#define CHANGED(member) SIDE(aftercare_changed, member, TEXT)
static const struct side changed_rows[] = {CHANGED(rule), CHANGED(by), CHANGED(because)};
static const struct sides changed = SIDES(changed_rows, aftercare_changed);

#define WINDOW(member, kind) SIDE(aftercare_window, member, kind)
static const struct side window_rows[] = {
    WINDOW(use, TEXT),
    WINDOW(shown, TEXT),
    WINDOW(strength, PLACE),
    SIDE_INSTANT(aftercare_window, from, from_offset),
    SIDE_INSTANT(aftercare_window, till, till_offset),
    WINDOW(from_offset, OWN), // both of them
    WINDOW(frequency, TEXT),
    WINDOW(rules, TEXTS),
    WINDOW(because, TEXT),
    WINDOW(sources, TEXTS),
    SIDE_OF(aftercare_window, changed, ONE, &changed),
};
static const struct sides windows = SIDES(window_rows, aftercare_window);

#define USE(member, kind) SIDE(aftercare_use, member, kind)
static const struct side use_rows[] = {USE(use, TEXT), USE(shown, TEXT),
                                       USE(strength, PLACE)};
static const struct sides uses = SIDES(use_rows, aftercare_use);

static const struct side topical_rows[] = {
    SIDE(aftercare_topical, product, TEXT),
    SIDE(aftercare_topical, label, TEXT),
    SIDE_OF(aftercare_topical, windows, LIST, &windows),
    SIDE_OF(aftercare_topical, outside, ONE, &uses),
};
static const struct sides topicals = SIDES(topical_rows, aftercare_topical);

#define ALSO(member) SIDE(aftercare_also, member, TEXT)
static const struct side also_rows[] = {ALSO(rule), ALSO(message), ALSO(red_flag)};
static const struct sides alsos = SIDES(also_rows, aftercare_also);

#define STEP(member, kind) SIDE(aftercare_step, member, kind)
static const struct side step_rows[] = {
    STEP(rule, TEXT),
    {.name = "act",
     .also = "do",
     .shape = SHAPE_TEXT,
     .offset = offsetof(aftercare_step, act)},
    STEP(shown, TEXT),
    STEP(strength, PLACE),
    SIDE_INSTANT(aftercare_step, from, from_offset),
    SIDE_INSTANT(aftercare_step, till, till_offset),
    STEP(from_offset, OWN), // both of them
    STEP(message, TEXT),
    STEP(red_flag, TEXT),
    SIDE_OF(aftercare_step, also, LIST, &alsos),
    STEP(on_reaction, TEXT),
    STEP(rules, TEXTS),
    STEP(sources, TEXTS),
    SIDE_OF(aftercare_step, changed, ONE, &changed),
};
static const struct sides steps = SIDES(step_rows, aftercare_step);

#define NEXT(member) SIDE(aftercare_next_session, member, TEXT)
static const struct side next_rows[] = {NEXT(earliest), NEXT(latest)};
static const struct sides next_sessions = SIDES(next_rows, aftercare_next_session);

static const struct side course_rows[] = {
    SIDE(aftercare_course, treatment, TEXT),
    SIDE(aftercare_course, label, TEXT),
    SIDE(aftercare_course, sessions, PAIR),
    SIDE_OF(aftercare_course, next_session, ONE, &next_sessions),
};
static const struct sides courses = SIDES(course_rows, aftercare_course);

#define OVERRULED(member, kind) SIDE(aftercare_overruled, member, kind)
static const struct side overruled_rows[] = {
    OVERRULED(rule, TEXT), OVERRULED(overruled_by, TEXT), OVERRULED(sources, TEXTS)};
static const struct sides overruled = SIDES(overruled_rows, aftercare_overruled);

#define CHANGE(member, kind) SIDE(aftercare_change, member, kind)
static const struct side change_rows[] = {
    CHANGE(rule, TEXT),
    CHANGE(message, TEXT),
    CHANGE(shown, TEXT),
    CHANGE(strength, PLACE),
    CHANGE(label, TEXT),
    CHANGE(from, TEXT),
    CHANGE(till, TEXT),
    CHANGE(by, TEXT),
    CHANGE(because, TEXT),
    {.name = "applied",
     .shape = SHAPE_BOOL,
     .offset = offsetof(aftercare_change, is_applied)},
    {.name = "taken_away",
     .shape = SHAPE_BOOL,
     .offset = offsetof(aftercare_change, is_taken_away)},
};
static const struct sides changes = SIDES(change_rows, aftercare_change);

#define PLAN(member, kind) SIDE(aftercare_plan, member, kind)
#define PLAN_LIST(member, rows) SIDE_OF(aftercare_plan, member, LIST, rows)
static const struct side plan_rows[] = {
    PLAN(session, TEXT),
    PLAN(treatments, TEXTS),
    {.name = "ended_at",
     .shape = SHAPE_INSTANT,
     .offset = offsetof(aftercare_plan, ended),
     .beside = offsetof(aftercare_plan, ended_offset)},
    PLAN(timezone, TEXT),
    PLAN(locale, TEXT),
    SIDE_OF(aftercare_plan, rules, ONE, &used),
    PLAN_LIST(topicals, &topicals),
    PLAN_LIST(steps, &steps),
    PLAN(reminders, LEFT),
    {.name = "course",
     .shape = SHAPE_LIST,
     .offset = offsetof(aftercare_plan, courses),
     .inside = &courses},
    PLAN_LIST(overruled, &overruled),
    PLAN_LIST(changes, &changes),
    PLAN_LIST(set_aside, &asides),
};
static const struct sides plans = SIDES(plan_rows, aftercare_plan);

#define REMINDER(member, kind) SIDE(aftercare_planned_reminder, member, kind)
static const struct side reminder_rows[] = {
    REMINDER(key, TEXT),
    REMINDER(rule, TEXT),
    SIDE_INSTANT(aftercare_planned_reminder, due, due_offset),
    SIDE_INSTANT(aftercare_planned_reminder, expires, expires_offset),
    {.name = "urgent",
     .shape = SHAPE_BOOL,
     .offset = offsetof(aftercare_planned_reminder, is_urgent)},
    REMINDER(message, TEXT),
    REMINDER(missed, TEXT),
};
static const struct sides reminders = SIDES(reminder_rows, aftercare_planned_reminder);

static void the_tables_leave_no_member_out(void **state) {
    (void)state;
    static const struct sides *const all[] = {
        &changed, &windows,       &uses,    &topicals,  &alsos,
        &steps,   &next_sessions, &courses, &overruled, &changes};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_whole(all[i]);
    }
}

static bool compare(struct workshop *shop, const aftercare_document *document) {
    const aftercare_plan *plan = NULL;
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_plan_session(shop->assessor, document, NULL, &plan, &err);
    assert_int_equal(plan == NULL, status != AFTERCARE_OK);
    if (!plan) {
        return false;
    }
    const struct json *json =
        workshop_read(shop, (aftercare_json){plan->json, plan->json_len});

    assert_same(json, plan, &plans);
    const struct json *reminder = json_member(json, "reminders")->first;
    for (size_t i = 0; i < plan->reminders_count; i++) {
        assert_same(reminder, &plan->reminders[i], &reminders);
        reminder = reminder->next;
    }
    assert_null(reminder);
    return true;
}

static void every_sampled_plan_of_the_shipped_rules_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err = {0};
    size_t planned = 0;
    shipped_open(&shop);

    for (uint64_t number = 0; number < 200; number++) {
        aftercare_json sample = {0};
        arena_reset(&shop.arena);
        assert_int_equal(aftercare_sample_session(shop.assessor, number, &sample, &err),
                         0);
        const aftercare_document document = {
            .text = arena_copy(&shop.arena, sample.text, sample.len), .len = sample.len};
        planned += compare(&shop, &document);
    }

    assert_true(planned > 100);
    shipped_close(&shop);
}

// Changes, overruled rules, red flags of several rules.
static void a_plan_with_all_that_there_is_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);
    const char *text = golden_read(&shop, "session.json");
    const aftercare_document document = {.text = text, .len = strlen(text)};

    assert_true(compare(&shop, &document));

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_leave_no_member_out),
        cmocka_unit_test(every_sampled_plan_of_the_shipped_rules_is_the_same),
        cmocka_unit_test(a_plan_with_all_that_there_is_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
