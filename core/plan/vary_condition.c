// Of a fact that a condition reads: values on both sides of what its test asks.
#include "core/plan/vary_inside.h"

static struct varied member(const struct fact *fact) {
    return (struct varied){VARY_MEMBER, VARY_PATIENT, fact->name, TEXT("")};
}

static struct varied entry(const struct test *test) {
    return (struct varied){VARY_ENTRY, VARY_PATIENT, test->fact->name, test->term->id};
}

static void add_numbers(struct variables *variables, const struct test *test) {
    const struct fact *fact = test->fact;
    const int64_t values[] = {test->from, test->from - 1, test->till, test->till + 1};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (values[i] >= fact->from && values[i] <= fact->till) {
            vary_add_made(variables, member(fact),
                          arena_format(variables->arena, "%lld", (long long)values[i]));
        }
    }
}

// So many days after the day from which the span leads to the date.
static struct date before(struct date date, struct span span, int days) {
    const struct span back = {.months = -span.months, .days = -span.days};
    return date_add(date_add(date, back), (struct span){.days = days});
}

static void add_dates(struct variables *variables, const struct varying *varying,
                      const struct test *test) {
    for (int days = -1; days <= 1; days++) {
        char day[DATE_TEXT_MAX];
        (void)date_format(day, before(varying->date, test->span, days));
        vary_add_made(variables, member(test->fact),
                      arena_format(variables->arena, "\"%s\"", day));
    }
}

static void add_choices(struct variables *variables, const struct fact *fact) {
    for (size_t i = 0; i < fact->choices_count; i++) {
        vary_add_made(
            variables, member(fact),
            arena_format(variables->arena, "\"%.*s\"", TEXT_ARGS(fact->choices[i])));
    }
}

// --- records ---------------------------------------------------------------------------

// One record of the term, with further members that each have a comma before them.
static void add_record(struct variables *variables, const struct test *test,
                       const char *more, const char *area) {
    if (more) {
        vary_add_made(variables, entry(test),
                      arena_format(variables->arena, "{\"code\":\"%.*s\"%s%s}",
                                   TEXT_ARGS(test->term->id), area, more));
    } else {
        variables->is_out_of_memory = true;
    }
}

static void add_end(struct variables *variables, const struct test *test,
                    struct date date, const char *area) {
    char day[DATE_TEXT_MAX];
    (void)date_format(day, date);
    add_record(variables, test,
               arena_format(variables->arena, ",\"%.*s\":\"%s\"",
                            TEXT_ARGS(test->fact->ends), day),
               area);
}

static void add_times(struct variables *variables, const struct varying *varying,
                      const struct test *test, const char *area) {
    const struct fact *fact = test->fact;
    for (int days = -1; test->record == RECORD_WITHIN && fact->ends.len > 0 && days <= 1;
         days++) {
        add_end(variables, test, before(varying->date, test->span, days), area);
    }
    if (fact->ends.len > 0 && text_equal(fact->begins, fact->ends)) {
        add_end(variables, test, date_add(varying->date, (struct span){.days = -1}),
                area);
    }
    for (size_t i = 0; i < fact->statuses_count; i++) {
        add_record(variables, test,
                   arena_format(variables->arena, ",\"status\":\"%.*s\"",
                                TEXT_ARGS(fact->statuses[i].name)),
                   area);
    }
    add_record(variables, test, "", area);
}

// Where a test asks for the place, records are here, elsewhere and anywhere; otherwise
// they need say nothing of it, but for other rules.
static void add_records(struct variables *variables, const struct varying *varying,
                        const struct test *test) {
    const struct term *areas[] = {varying->area, varying->elsewhere};
    bool has_areas = test->fact->has_area && varying->area;
    vary_add(variables, member(test->fact), "[]");
    vary_add(variables, entry(test), NULL);
    if (!test->is_here) {
        add_times(variables, varying, test, "");
    }
    for (size_t i = 0; has_areas && i < 1 + (size_t)test->is_here; i++) {
        const char *area = areas[i] ? arena_format(variables->arena, ",\"area\":\"%.*s\"",
                                                   TEXT_ARGS(areas[i]->id))
                                    : NULL;
        if (area) {
            add_times(variables, varying, test, area);
        }
    }
    if (test->is_here) {
        add_times(variables, varying, test, "");
    }
}

static void add_areas(struct variables *variables, const struct varying *varying,
                      const struct test *test) {
    const struct term *areas[] = {varying->elsewhere, test->term};
    const struct varied varied = {VARY_MEMBER, vary_visit(variables), TEXT("areas"),
                                  TEXT("")};
    for (size_t i = 0; i < 2; i++) {
        if (areas[i]) {
            vary_add_made(
                variables, varied,
                arena_format(variables->arena, "[\"%.*s\"]", TEXT_ARGS(areas[i]->id)));
        }
    }
    vary_add(variables, varied, NULL);
}

void vary_of_test(struct variables *variables, const struct varying *varying,
                  const struct test *test) {
    switch (test->kind) {
    case TEST_RECORD:
        add_records(variables, varying, test);
        break;
    case TEST_FLAG:
        vary_add(variables, member(test->fact), "false");
        vary_add(variables, member(test->fact), "true");
        break;
    case TEST_NUMBER:
        add_numbers(variables, test);
        break;
    case TEST_CHOICE:
        add_choices(variables, test->fact);
        break;
    case TEST_AGE:
        add_dates(variables, varying, test);
        break;
    case TEST_AREA:
        add_areas(variables, varying, test);
        return;
    case TEST_CONSTANT:
    case TEST_VALUE:
    case TEST_FUNCTION:
        return;
    }
    vary_add(variables, member(test->fact), NULL);
}
