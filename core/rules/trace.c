#include "core/rules/trace.h"

#include "core/rules/function.h"
#include "core/rules/inference.h"
#include "core/rules/test.h"

#include <stdio.h>

static int compare_indexes(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static uint32_t term_order(const struct term *term) {
    return term ? term->index + 1 : 0;
}

static int compare_rest(const struct fact_place *a, const struct fact_place *b) {
    int order = text_compare(a->member, b->member);
    return order != 0 ? order : compare_indexes(term_order(a->term), term_order(b->term));
}

int fact_place_compare(const struct fact_place *a, const struct fact_place *b) {
    int order = 0;
    if (a->fact != b->fact) {
        order = compare_indexes(a->fact ? a->fact->index : UINT32_MAX,
                                b->fact ? b->fact->index : UINT32_MAX);
    }
    if (order == 0) {
        order = (a->record > b->record) - (a->record < b->record);
    }
    return order != 0 ? order : compare_rest(a, b);
}

uint64_t fact_place_hash(const struct fact_place *place) {
    uint64_t hash = text_hash(place->member);
    hash = hash * 31 + (place->fact ? place->fact->index + 1u : 0);
    hash = hash * 31 + (uint32_t)place->record;
    return hash * 31 + term_order(place->term);
}

bool fact_place_equal(const struct fact_place *a, const struct fact_place *b) {
    return fact_place_compare(a, b) == 0;
}

bool fact_place_same(const struct fact_place *a, const struct fact_place *b) {
    return a->fact == b->fact && a->record == b->record &&
           text_equal(a->member, b->member);
}

char *fact_place_pointer(char *out, size_t size, const struct fact_place *place) {
    if (!place->fact) {
        (void)snprintf(out, size, "/request/%.*s", TEXT_ARGS(place->member));
    } else if (place->record < 0) {
        (void)snprintf(out, size, "/patient/%.*s", TEXT_ARGS(place->fact->name));
    } else if (place->member.len == 0) {
        (void)snprintf(out, size, "/patient/%.*s/%d", TEXT_ARGS(place->fact->name),
                       place->record);
    } else {
        (void)snprintf(out, size, "/patient/%.*s/%d/%.*s", TEXT_ARGS(place->fact->name),
                       place->record, TEXT_ARGS(place->member));
    }
    return out;
}

static bool make_room(struct trace *trace) {
    if (trace->count < trace->capacity) {
        return true;
    }
    struct fact_place *places = arena_grow(trace->arena, trace->places, trace->count,
                                           &trace->capacity, sizeof *places);
    trace->places = places ? places : trace->places;
    trace->is_out_of_memory = trace->is_out_of_memory || !places;
    return places != NULL;
}

void trace_add(struct trace *trace, struct fact_place place) {
    size_t i = trace->count;
    int order = 1;
    while (i > 0 && order > 0) {
        order = fact_place_compare(&trace->places[i - 1], &place);
        i -= order > 0;
    }
    bool is_there = i > 0 && order == 0;
    if (is_there || !make_room(trace)) {
        return;
    }
    for (size_t k = trace->count; k > i; k--) {
        trace->places[k] = trace->places[k - 1];
    }
    trace->places[i] = place;
    trace->count++;
}

// Where the request names no areas, those of the records that stand for it.
static void add_areas(struct trace *trace, const struct test *test,
                      const struct facts *facts) {
    const struct fact *fact = facts->areas_of;
    bool has_any = false;
    if (!fact) {
        trace_add(trace, (struct fact_place){.record = -1, .member = TEXT("areas")});
        return;
    }
    const struct known *known = &facts->known[fact->index];
    for (size_t i = 0; i < known->count; i++) {
        const struct record *record = &known->records[i];
        if (record->area && term_lies_in(record->area, test->term)) {
            trace_add(trace,
                      (struct fact_place){.fact = fact, .record = (int)record->index});
            has_any = true;
        }
    }
    if (!has_any) {
        trace_add(trace, (struct fact_place){.fact = fact, .record = -1});
    }
}

// A function read nothing but tests, and those are no functions.
static void add_reads(struct trace *trace, const struct test *test,
                      const struct inquiry *inquiry, bool is_gap) {
    const struct function_answer *answer = function_answer(test, inquiry);
    trace->error = trace->error ? trace->error : answer->error;
    for (size_t i = 0; i < answer->reads_count; i++) {
        const struct test *read = answer->reads[i];
        enum truth truth = test_answer(read, inquiry).truth;
        if ((truth == UNKNOWN) == is_gap) {
            trace_test(trace, read, truth, inquiry);
        }
    }
}

static void add_record(struct trace *trace, const struct test *test,
                       const struct record *record) {
    trace_add(trace,
              (struct fact_place){.fact = test->fact, .record = (int)record->index});
}

static void add_list(struct trace *trace, const struct test *test) {
    trace_add(trace, (struct fact_place){.fact = test->fact, .record = -1});
}

static void add_records(struct trace *trace, const struct test *test,
                        const struct inquiry *inquiry) {
    const struct known *known = &inquiry->facts->known[test->fact->index];
    for (size_t i = 0; i < known->count; i++) {
        if (test_record_answer(test, &known->records[i], inquiry).truth == YES) {
            add_record(trace, test, &known->records[i]);
        }
    }
}

static void add_facts(struct trace *trace, const struct test *test, enum truth truth,
                      const struct inquiry *inquiry) {
    switch (test->kind) {
    case TEST_CONSTANT:
        return;
    case TEST_FUNCTION:
        add_reads(trace, test, inquiry, false);
        return;
    case TEST_AREA:
        add_areas(trace, test, inquiry->facts);
        return;
    case TEST_RECORD:
        if (truth == YES) {
            add_records(trace, test, inquiry);
            return;
        }
        break;
    case TEST_FLAG:
    case TEST_NUMBER:
    case TEST_CHOICE:
    case TEST_AGE:
    case TEST_VALUE:
        break;
    }
    add_list(trace, test);
}

static void add_test(struct trace *trace, const struct test *test,
                     const struct inquiry *inquiry, enum truth truth) {
    const struct record *record = truth == YES ? inquiry_witness(inquiry, test) : NULL;
    if (record) {
        add_record(trace, test, record);
    } else {
        add_facts(trace, test, truth, inquiry);
    }
}

// Where a truth takes both parts of a clause they have it as well; below a NOT it is the
// mirror.
void trace_facts(struct trace *trace, struct clause clause, enum truth truth,
                 const struct inquiry *inquiry) {
    if (!clause.at) {
        return;
    }
    enum condition_kind kind = clause_kind(clause);
    if (kind == CONDITION_TEST) {
        add_test(trace, clause_test(clause), inquiry, truth);
        return;
    }
    if (kind == CONDITION_NOT) {
        trace_facts(trace, clause_left(clause), (enum truth)(YES - truth), inquiry);
        return;
    }
    bool takes_both = (kind == CONDITION_AND) == (truth == YES);
    if (takes_both || clause_truth(clause_left(clause), inquiry) == truth) {
        trace_facts(trace, clause_left(clause), truth, inquiry);
    }
    if (takes_both || clause_truth(clause_right(clause), inquiry) == truth) {
        trace_facts(trace, clause_right(clause), truth, inquiry);
    }
}

static void add_gap_of_record(struct trace *trace, const struct test *test,
                              const struct record *record,
                              const struct inquiry *inquiry) {
    const struct fact *fact = test->fact;
    struct fact_place place = {
        .fact = fact, .record = (int)record->index, .term = record->code};
    struct test anywhere = *test;
    anywhere.is_here = false;
    if (test_record_answer(&anywhere, record, inquiry).truth == UNKNOWN) {
        bool is_begin = date_compare(inquiry->date, record->begins.last) < 0 &&
                        date_compare(inquiry->date, record->begins.first) >= 0;
        struct text end = fact->ends.len > 0 ? fact->ends : TEXT("status");
        place.member = is_begin ? fact->begins : end;
        trace_add(trace, place);
    }
    if (test->is_here && record_is_here(record, inquiry) == UNKNOWN) {
        place.member = TEXT("area");
        trace_add(trace, record->area
                             ? (struct fact_place){.record = -1, .member = TEXT("areas")}
                             : place);
    }
}

static void add_gaps(struct trace *trace, const struct test *test,
                     const struct inquiry *inquiry) {
    if (test->kind == TEST_CONSTANT) {
        return;
    }
    if (test->kind == TEST_FUNCTION) {
        add_reads(trace, test, inquiry, true);
        return;
    }
    if (test->kind == TEST_AREA) {
        trace_add(trace, (struct fact_place){.record = -1, .member = TEXT("areas")});
        return;
    }
    const struct known *known = &inquiry->facts->known[test->fact->index];
    if (test_is_unanswered(test, inquiry->facts) || test->kind != TEST_RECORD) {
        const struct term *term = test->term ? test->term : test->fact->term;
        trace_add(trace,
                  (struct fact_place){.fact = test->fact, .record = -1, .term = term});
    }
    for (size_t i = 0; test->kind == TEST_RECORD && known->is_known && i < known->count;
         i++) {
        if (test_record_answer(test, &known->records[i], inquiry).truth == UNKNOWN) {
            add_gap_of_record(trace, test, &known->records[i], inquiry);
        }
    }
}

void trace_gaps(struct trace *trace, struct clause clause,
                const struct inquiry *inquiry) {
    if (clause_truth(clause, inquiry) != UNKNOWN) {
        return;
    }
    if (clause_kind(clause) == CONDITION_TEST) {
        add_gaps(trace, clause_test(clause), inquiry);
        return;
    }
    trace_gaps(trace, clause_left(clause), inquiry);
    if (clause_kind(clause) != CONDITION_NOT) {
        trace_gaps(trace, clause_right(clause), inquiry);
    }
}

void trace_test(struct trace *trace, const struct test *test, enum truth truth,
                const struct inquiry *inquiry) {
    if (truth == UNKNOWN) {
        add_gaps(trace, test, inquiry);
    } else {
        add_facts(trace, test, truth, inquiry);
    }
}

static void add_inner(struct trace *trace, const struct test *test,
                      const struct facts *facts) {
    for (size_t i = 0; test->kind == TEST_AREA && i < facts->areas_count; i++) {
        if (test->term != facts->areas[i] && term_lies_in(test->term, facts->areas[i])) {
            trace_add(trace, (struct fact_place){.record = -1, .term = test->term});
        }
    }
}

void trace_parts(struct trace *trace, struct clause clause,
                 const struct inquiry *inquiry) {
    if (clause_kind(clause) != CONDITION_TEST) {
        trace_parts(trace, clause_left(clause), inquiry);
        if (clause_kind(clause) != CONDITION_NOT) {
            trace_parts(trace, clause_right(clause), inquiry);
        }
        return;
    }
    const struct test *test = clause_test(clause);
    add_inner(trace, test, inquiry->facts);
    if (test->kind != TEST_FUNCTION) {
        return;
    }
    const struct function_answer *answer = function_answer(test, inquiry);
    for (size_t i = 0; i < answer->reads_count; i++) {
        add_inner(trace, answer->reads[i], inquiry->facts);
    }
}
