// Each test of a document's facts, on a given day: what it answers, and until when.
#include "core/rules/test.h"

#include "core/rules/function.h"

#include <assert.h>
#include <string.h>

static const struct answer never = {NO, {INT32_MAX}};
static const struct answer always = {YES, {INT32_MAX}};
static const struct answer unknown = {UNKNOWN, {INT32_MAX}};

// What happens on a day between first and last has surely happened from last on.
static struct answer from_then_on(struct days days, struct date date) {
    if (date_compare(date, days.first) < 0) {
        return (struct answer){NO, days.first};
    }
    if (date_compare(date, days.last) < 0) {
        return (struct answer){UNKNOWN, days.last};
    }
    return always;
}

static struct answer until_then(struct days days, struct date date) {
    return answer_not(from_then_on(days, date));
}

// Most days are known in whole: then one step on the calendar is enough.
static struct days days_later(struct days days, struct span span) {
    struct date first = date_add(days.first, span);
    bool is_whole = date_compare(days.first, days.last) == 0;
    return (struct days){first, is_whole ? first : date_add(days.last, span)};
}

enum truth record_has_status(const struct record *record, int status) {
    bool is_untold = record->status < 0 &&
                     date_compare(record->ends.first, DATE_MIN) == 0 &&
                     date_compare(record->ends.last, DATE_MAX) == 0;
    return is_untold ? UNKNOWN : record->status == status ? YES : NO;
}

static struct answer record_time(const struct test *test, const struct record *record,
                                 struct date date) {
    struct answer begun = from_then_on(record->begins, date);
    struct answer status;
    switch (test->record) {
    case RECORD_EVER:
        return begun;
    case RECORD_PRESENT:
        return answer_and(begun, until_then(record->ends, date));
    case RECORD_WITHIN:
        return answer_and(begun, until_then(days_later(record->ends, test->span), date));
    case RECORD_STATUS:
        status = (struct answer){record_has_status(record, test->status), DATE_MAX};
        return answer_and(begun, status);
    }
    return unknown;
}

enum truth record_is_here(const struct record *record, const struct inquiry *inquiry) {
    const struct facts *facts = inquiry->facts;
    if (!record->area) {
        return UNKNOWN;
    }
    if (inquiry->part) {
        return terms_touch(record->area, inquiry->part) ? YES : NO;
    }
    for (size_t i = 0; i < facts->areas_count; i++) {
        if (terms_touch(record->area, facts->areas[i])) {
            return YES;
        }
    }
    return facts->are_areas_complete ? NO : UNKNOWN;
}

struct answer test_record_answer(const struct test *test, const struct record *record,
                                 const struct inquiry *inquiry) {
    if (!term_lies_in(record->code, test->term)) {
        return never;
    }
    struct answer answer = record_time(test, record, inquiry->date);
    if (test->is_here) {
        struct answer here = {record_is_here(record, inquiry), DATE_MAX};
        answer = answer_and(answer, here);
    }
    return answer;
}

bool test_is_unanswered(const struct test *test, const struct facts *facts) {
    if (!facts->known[test->fact->index].is_known) {
        return true;
    }
    for (size_t i = 0; test->term && i < facts->unanswered_count; i++) {
        if (terms_overlap(facts->unanswered[i], test->term)) {
            return true;
        }
    }
    return false;
}

static struct answer answer_records(const struct test *test,
                                    const struct inquiry *inquiry) {
    const struct known *known = &inquiry->facts->known[test->fact->index];
    struct answer answer = test_is_unanswered(test, inquiry->facts) ? unknown : never;
    for (size_t i = 0; known->is_known && i < known->count; i++) {
        answer = answer_or(answer, test_record_answer(test, &known->records[i], inquiry));
    }
    return answer;
}

static struct date complete_on(struct date birth, struct span span) {
    const struct span days = {.days = span.days};
    return date_add(date_complete(birth, span.months), days);
}

static struct answer answer_age(const struct test *test, const struct known *known,
                                struct date date) {
    struct date first = complete_on(known->date.first, test->span);
    bool is_whole = date_compare(known->date.first, known->date.last) == 0;
    struct days complete = {first,
                            is_whole ? first : complete_on(known->date.last, test->span)};
    return until_then(complete, date);
}

static struct answer constant(bool is_true) {
    return is_true ? always : never;
}

static struct answer answer_area(const struct test *test, const struct inquiry *inquiry) {
    const struct facts *facts = inquiry->facts;
    if (inquiry->part) {
        return constant(term_lies_in(inquiry->part, test->term));
    }
    for (size_t i = 0; i < facts->areas_count; i++) {
        if (term_lies_in(facts->areas[i], test->term)) {
            return always;
        }
    }
    return facts->are_areas_complete ? never : unknown;
}

// Of a date in part nobody knows which day it is.
static bool is_whole_value(const struct test *test, const struct known *known) {
    return test->fact->type != FACT_DATE ||
           date_compare(known->date.first, known->date.last) == 0;
}

// Of a fact that is one value.
static struct answer answer_value(const struct test *test, const struct known *known,
                                  struct date date) {
    if (!known->is_known) {
        return unknown;
    }
    switch (test->kind) {
    case TEST_FLAG:
    case TEST_NUMBER:
    case TEST_CHOICE:
        return (struct answer){test_plain_truth(test, known), DATE_MAX};
    case TEST_AGE:
        return answer_age(test, known, date);
    case TEST_VALUE:
        return is_whole_value(test, known) ? always : unknown;
    case TEST_RECORD:
    case TEST_AREA:
    case TEST_CONSTANT:
    case TEST_FUNCTION:
        break;
    }
    return unknown;
}

struct answer test_answer(const struct test *test, const struct inquiry *inquiry) {
    switch (test->kind) {
    case TEST_RECORD:
        return answer_records(test, inquiry);
    case TEST_FLAG:
    case TEST_NUMBER:
    case TEST_CHOICE:
    case TEST_AGE:
    case TEST_VALUE:
        return answer_value(test, &inquiry->facts->known[test->fact->index],
                            inquiry->date);
    case TEST_AREA:
        return answer_area(test, inquiry);
    case TEST_CONSTANT:
        return (struct answer){test->constant, DATE_MAX};
    case TEST_FUNCTION:
        return function_answer(test, inquiry)->answer;
    }
    return unknown;
}

bool test_equal(const struct test *a, const struct test *b) {
    return a->kind == b->kind && a->fact == b->fact && a->term == b->term &&
           a->record == b->record && a->status == b->status && a->is_here == b->is_here &&
           a->span.months == b->span.months && a->span.days == b->span.days &&
           a->span.seconds == b->span.seconds && a->from == b->from &&
           a->till == b->till && a->choices == b->choices && a->constant == b->constant &&
           a->function == b->function &&
           (a->kind != TEST_CONSTANT || text_equal(a->wording, b->wording));
}

uint64_t test_hash(const struct test *test) {
    uint64_t parts[] = {
        (uint64_t)test->kind,
        test->fact ? test->fact->index + 1u : 0,
        test->term ? test->term->index + 1u : 0,
        (uint64_t)test->record << 8 | (uint64_t)test->is_here,
        (uint64_t)(int64_t)test->status,
        (uint64_t)(int64_t)test->span.months << 32 ^ (uint64_t)(int64_t)test->span.days,
        (uint64_t)test->span.seconds,
        (uint64_t)test->from ^ (uint64_t)test->till << 32,
        test->choices,
        test->function ? test->function->index + 1u : 0,
    };
    char bytes[sizeof parts];
    memcpy(bytes, parts, sizeof parts);
    return text_hash((struct text){bytes, sizeof bytes});
}
