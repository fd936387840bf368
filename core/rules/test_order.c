#include "core/rules/test_order.h"

// How many days a span leads on, at least and at most, from whichever day.
static int64_t days_least(struct span span) {
    return (int64_t)(span.months / 12) * 365 + (int64_t)(span.months % 12) * 28 +
           span.days;
}

static int64_t days_most(struct span span) {
    return (int64_t)(span.months / 12) * 366 + (int64_t)(span.months % 12) * 31 +
           span.days;
}

// Whether a never leads further than b.
static bool is_within(struct span a, struct span b) {
    return (a.months <= b.months && a.days <= b.days) || days_most(a) <= days_least(b);
}

static bool is_time_ordered(const struct test *a, const struct test *b) {
    if (a->record == b->record) {
        return a->record == RECORD_WITHIN ? is_within(a->span, b->span)
                                          : a->status == b->status;
    }
    return b->record == RECORD_EVER ||
           (a->record == RECORD_PRESENT && b->record == RECORD_WITHIN);
}

static bool are_records_ordered(const struct test *a, const struct test *b) {
    return a->term && b->term && term_lies_in(a->term, b->term) &&
           (a->is_here || !b->is_here) && is_time_ordered(a, b);
}

bool test_order_holds(const struct test *a, const struct test *b) {
    if (a->kind != b->kind || a->fact != b->fact) {
        return false;
    }
    switch (a->kind) {
    case TEST_RECORD:
        return are_records_ordered(a, b);
    case TEST_AGE:
        return is_within(a->span, b->span);
    case TEST_AREA:
        return term_lies_in(a->term, b->term);
    case TEST_FLAG:
    case TEST_NUMBER:
    case TEST_CHOICE:
    case TEST_CONSTANT:
    case TEST_VALUE:
    case TEST_FUNCTION:
        break;
    }
    return test_equal(a, b);
}

bool test_order_is_beyond(const struct test *test) {
    return test->kind == TEST_AGE && !span_is_zero(test->fact->longest) &&
           days_least(test->span) > days_most(test->fact->longest);
}
