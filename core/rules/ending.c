#include "core/rules/ending.h"

#include "core/rules/inference.h"

static bool is_whole(struct days days) {
    return date_compare(days.first, days.last) == 0;
}

// Of a test of records that holds.
static bool find_record(struct date *out, const struct test *test,
                        const struct inquiry *inquiry) {
    if (test->record == RECORD_EVER || test->record == RECORD_STATUS) {
        *out = DATE_MAX;
        return true;
    }
    const struct record *record = inquiry_witness(inquiry, test);
    if (!record || !is_whole(record->ends)) {
        return false;
    }
    bool is_within = test->record == RECORD_WITHIN;
    *out = is_within ? date_add(record->ends.last, test->span) : record->ends.last;
    return true;
}

static bool find_test(struct date *out, uint32_t number, const struct test *test,
                      const struct inquiry *inquiry) {
    struct inference *inference = inquiry->inference;
    enum truth truth = inference_truth(inference, number, inquiry->facts);
    if (inference->states[number] == STATE_DEAD) {
        *out = DATE_MIN;
        return true;
    }
    if (truth != YES) {
        return false;
    }
    if (test->kind == TEST_RECORD) {
        return find_record(out, test, inquiry);
    }
    bool is_age = test->kind == TEST_AGE;
    if (test->kind == TEST_FUNCTION ||
        (is_age && !is_whole(inquiry->facts->known[test->fact->index].date))) {
        return false;
    }
    *out = is_age ? inference_answer(inference, number, inquiry->facts).until : DATE_MAX;
    return true;
}

// Both parts of AND must hold; of OR one is enough. Where one part settles it the other
// need not be known.
static bool find_joined(struct date *out, struct clause clause,
                        const struct inquiry *inquiry) {
    bool is_and = clause_kind(clause) == CONDITION_AND;
    const struct date settled = is_and ? DATE_MIN : DATE_MAX;
    struct date left;
    struct date right;
    bool knows_left = ending_find(&left, clause_left(clause), inquiry);
    if (knows_left && date_compare(left, settled) == 0) {
        *out = settled;
        return true;
    }
    bool knows_right = ending_find(&right, clause_right(clause), inquiry);
    if (knows_right && date_compare(right, settled) == 0) {
        *out = settled;
        return true;
    }
    if (!knows_left || !knows_right) {
        return false;
    }
    bool is_left_first = date_compare(left, right) < 0;
    *out = is_left_first == is_and ? left : right;
    return true;
}

// The mirror of what is NO for ever is YES for ever, and the other way round.
static bool find_mirror(struct date *out, struct clause inner,
                        const struct inquiry *inquiry) {
    struct date end;
    if (!ending_find(&end, inner, inquiry)) {
        return false;
    }
    bool is_never = date_compare(end, DATE_MIN) == 0;
    if (!is_never && date_compare(end, DATE_MAX) != 0) {
        return false;
    }
    *out = is_never ? DATE_MAX : DATE_MIN;
    return true;
}

bool ending_find(struct date *out, struct clause clause, const struct inquiry *inquiry) {
    if (!clause.at) {
        *out = DATE_MAX;
        return true;
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return find_test(out, code_number(*clause.at), clause_test(clause), inquiry);
    case CONDITION_NOT:
        return find_mirror(out, clause_left(clause), inquiry);
    case CONDITION_AND:
    case CONDITION_OR:
        break;
    }
    return find_joined(out, clause, inquiry);
}
