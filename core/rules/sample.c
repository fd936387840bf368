#include "core/rules/sample.h"

#include "core/rules/condition.h"

#include <stdio.h>

#define RECORDS_MAX 3
#define TRIES 64                // to find a term or a test by chance
#define LIFE ((size_t)90 * 365) // days, of a birth date that no rule asks for
#define DAYS_BACK 700           // of a date that no rule asks for

struct sampling {
    struct json_writer *out;
    const struct rulebase *base;
    uint64_t state;  // SplitMix64
    struct date day; // that is asked about
};

static size_t below(struct sampling *sampling, size_t count) {
    uint64_t z = sampling->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (size_t)((z ^ (z >> 31)) % count);
}

static bool one_in(struct sampling *sampling, size_t count) {
    return below(sampling, count) == 0;
}

// A test that rules make of a fact; NULL when chance finds none.
static const struct test *some_test(struct sampling *sampling, const struct fact *fact) {
    const struct rulebase *base = sampling->base;
    for (int i = 0; base->tests_count > 0 && i < TRIES; i++) {
        const struct test *test = base->tests[below(sampling, base->tests_count)];
        if (test->fact == fact && test->kind != TEST_FUNCTION) {
            return test;
        }
    }
    return NULL;
}

static const struct term *some_term(struct sampling *sampling,
                                    struct categories categories) {
    const struct vocabulary *vocabulary = sampling->base->schema.vocabulary;
    for (int i = 0; vocabulary->count > 0 && i < TRIES; i++) {
        const struct term *term = vocabulary->terms[below(sampling, vocabulary->count)];
        if (categories_take(categories, term)) {
            return term;
        }
    }
    return NULL;
}

// --- values ----------------------------------------------------------------------------

// The day itself, the one before or the one after.
static struct date around(struct sampling *sampling, struct date date) {
    date.day += (int32_t)below(sampling, 3) - 1;
    return date;
}

static struct date some_day(struct sampling *sampling) {
    struct date date = sampling->day;
    date.day -= (int32_t)below(sampling, DAYS_BACK);
    return date;
}

static void put_date(struct sampling *sampling, struct date date) {
    char text[DATE_TEXT_MAX];
    (void)date_format(text, date);
    json_string(sampling->out, text);
}

// A date of life: near the day on which a span of it is complete, or any.
static struct date some_birth(struct sampling *sampling, const struct test *test) {
    struct date date = sampling->day;
    if (test && !span_is_zero(test->span)) {
        struct date edge = date_completing(sampling->day, test->span);
        return edge.day < date.day ? around(sampling, edge) : date;
    }
    date.day -= (int32_t)below(sampling, LIFE);
    return date;
}

static int64_t some_number(struct sampling *sampling, const struct fact *fact,
                           const struct test *test) {
    const int64_t edges[] = {test ? test->from - 1 : 0, test ? test->from : 0,
                             test ? test->till : 0, test ? test->till + 1 : 0};
    size_t width = (size_t)(fact->till - fact->from + 1);
    int64_t number =
        test ? edges[below(sampling, 4)] : fact->from + (int64_t)below(sampling, width);
    return number < fact->from ? fact->from : number > fact->till ? fact->till : number;
}

// --- records ---------------------------------------------------------------------------

// The end of a record: near the first day that a span back from the day still reaches.
static struct date some_end(struct sampling *sampling, const struct test *test) {
    if (test && test->record == RECORD_WITHIN && !span_is_zero(test->span)) {
        struct date edge = date_reaching(sampling->day, test->span);
        return edge.day < sampling->day.day ? around(sampling, edge) : sampling->day;
    }
    return some_day(sampling);
}

static void put_named_date(struct sampling *sampling, struct text name,
                           struct date date) {
    json_name(sampling->out, name);
    put_date(sampling, date);
}

static void put_dates(struct sampling *sampling, const struct fact *fact,
                      const struct test *test) {
    bool is_event = text_equal(fact->begins, fact->ends);
    struct date end = some_end(sampling, test);
    if (fact->begins.len > 0 && !is_event && one_in(sampling, 2)) {
        struct date begin = end;
        begin.day -= (int32_t)below(sampling, DAYS_BACK);
        put_named_date(sampling, fact->begins, begin);
    }
    if (fact->ends.len > 0 && !one_in(sampling, 3)) {
        put_named_date(sampling, fact->ends, end);
    } else if (fact->statuses_count > 0 && one_in(sampling, 2)) {
        json_key(sampling->out, "status");
        json_text(sampling->out,
                  fact->statuses[below(sampling, fact->statuses_count)].name);
    }
}

// Most often of a term that some rule asks for, or of one that lies in it.
static const struct term *some_code(struct sampling *sampling, const struct fact *fact,
                                    const struct test *test) {
    for (int i = 0; test && test->term && i < TRIES; i++) {
        const struct term *term = some_term(sampling, fact->categories);
        if (term && one_in(sampling, 4) && term_lies_in(term, test->term)) {
            return term;
        }
    }
    return test && test->term ? test->term : some_term(sampling, fact->categories);
}

static void put_record(struct sampling *sampling, const struct fact *fact) {
    const struct test *test = one_in(sampling, 5) ? NULL : some_test(sampling, fact);
    const struct term *code = some_code(sampling, fact, test);
    const struct term *area = some_term(sampling, sampling->base->schema.areas);
    if (!code) {
        return;
    }
    json_begin_object(sampling->out);
    json_key(sampling->out, "code");
    json_text(sampling->out, code->id);
    if (fact->has_area && area && !one_in(sampling, 4)) {
        json_key(sampling->out, "area");
        json_text(sampling->out, area->id);
    }
    put_dates(sampling, fact, test);
    json_end_object(sampling->out);
}

// --- the document ----------------------------------------------------------------------

static void put_fact(struct sampling *sampling, const struct fact *fact) {
    const struct test *test = one_in(sampling, 3) ? NULL : some_test(sampling, fact);
    size_t count = 0;
    json_name(sampling->out, fact->name);
    switch (fact->type) {
    case FACT_TEXT:
        json_string(sampling->out, "sample");
        return;
    case FACT_DATE:
        put_date(sampling, some_birth(sampling, test));
        return;
    case FACT_CHOICE:
        json_text(sampling->out, fact->choices[below(sampling, fact->choices_count)]);
        return;
    case FACT_FLAG:
        json_bool(sampling->out, one_in(sampling, 4));
        return;
    case FACT_NUMBER:
        json_integer(sampling->out, some_number(sampling, fact, test));
        return;
    case FACT_RECORDS:
        json_begin_list(sampling->out);
        count = below(sampling, RECORDS_MAX + 1);
        for (size_t i = 0; i < count; i++) {
            put_record(sampling, fact);
        }
        json_end_list(sampling->out);
        return;
    }
}

static void put_terms(struct sampling *sampling, const char *key,
                      struct categories categories, size_t count) {
    json_key(sampling->out, key);
    json_begin_list(sampling->out);
    for (size_t i = 0; i < count; i++) {
        const struct term *term = some_term(sampling, categories);
        if (term) {
            json_text(sampling->out, term->id);
        }
    }
    json_end_list(sampling->out);
}

static void put_details(struct sampling *sampling) {
    const struct schema *schema = &sampling->base->schema;
    json_key(sampling->out, "details");
    json_begin_object(sampling->out);
    for (size_t i = 0; i < schema->details_count; i++) {
        const struct detail *detail = &schema->details[i];
        if (detail->choices_count > 0 && one_in(sampling, 3)) {
            json_name(sampling->out, detail->name);
            json_text(sampling->out,
                      detail->choices[below(sampling, detail->choices_count)]);
        }
    }
    json_end_object(sampling->out);
}

static void put_patient(struct sampling *sampling) {
    const struct schema *schema = &sampling->base->schema;
    json_key(sampling->out, "patient");
    json_begin_object(sampling->out);
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (!one_in(sampling, 6)) {
            put_fact(sampling, &schema->facts[i]);
        }
    }
    json_end_object(sampling->out);
}

// Of every treatment, so that no rule is passed over.
static void put_request(struct sampling *sampling) {
    json_key(sampling->out, "request");
    json_begin_object(sampling->out);
    put_terms(sampling, "areas", sampling->base->schema.areas, 1);
    json_key(sampling->out, "date");
    put_date(sampling, sampling->day);
    put_details(sampling);
    json_end_object(sampling->out);
}

static void put_session(struct sampling *sampling, uint64_t number) {
    char text[48];
    char day[DATE_TEXT_MAX];
    json_key(sampling->out, "session");
    json_begin_object(sampling->out);
    json_key(sampling->out, "id");
    (void)snprintf(text, sizeof text, "sample-%llu", (unsigned long long)number);
    json_string(sampling->out, text);
    put_terms(sampling, "treatments", sampling->base->schema.treatments,
              1 + below(sampling, 2));
    put_terms(sampling, "areas", sampling->base->schema.areas, 1);
    put_details(sampling);
    json_key(sampling->out, "ended_at");
    (void)snprintf(text, sizeof text, "%sT15:30:00+00:00",
                   date_format(day, sampling->day));
    json_string(sampling->out, text);
    json_key(sampling->out, "timezone");
    json_string(sampling->out, "UTC");
    json_end_object(sampling->out);
}

static struct sampling begin(struct json_writer *writer, const struct rulebase *base,
                             uint64_t number) {
    struct sampling sampling = {.out = writer, .base = base, .state = number};
    (void)date_make(&sampling.day, 2026, 6, 15);
    sampling.day.day += (int32_t)below(&sampling, 365);
    return sampling;
}

void sample_request(struct json_writer *writer, const struct rulebase *base,
                    uint64_t number) {
    struct sampling sampling = begin(writer, base, number);
    json_begin_object(writer);
    put_patient(&sampling);
    put_request(&sampling);
    json_end_object(writer);
}

void sample_session(struct json_writer *writer, const struct rulebase *base,
                    uint64_t number) {
    struct sampling sampling = begin(writer, base, number);
    json_begin_object(writer);
    put_patient(&sampling);
    put_session(&sampling, number);
    json_end_object(writer);
}
