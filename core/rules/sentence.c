#include "core/rules/sentence.h"

#include "core/rules/function.h"
#include "core/rules/question.h"
#include "core/rules/test.h"

static const struct text english = {"en", 2};

void sentence_date(struct buffer *out, struct date date) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct civil civil = date_civil(date);
    buffer_format(out, "%d %s %d", civil.day, months[civil.month - 1], civil.year);
}

static bool is_day(struct date date) {
    return date_compare(date, DATE_MIN) != 0 && date_compare(date, DATE_MAX) != 0;
}

// "on 15 June 2026", "between 1 and 30 June 2026", "on an unknown day".
static void add_days(struct buffer *out, struct days days) {
    if (date_compare(days.first, days.last) == 0 && is_day(days.first)) {
        buffer_string(out, "on ");
        sentence_date(out, days.first);
    } else if (is_day(days.first) && is_day(days.last)) {
        buffer_string(out, "between ");
        sentence_date(out, days.first);
        buffer_string(out, " and ");
        sentence_date(out, days.last);
    } else {
        buffer_string(out, "on an unknown day");
    }
}

static void add_count(struct buffer *out, int64_t count, const char *unit,
                      bool *is_first) {
    if (count == 0) {
        return;
    }
    buffer_format(out, "%s%lld %s%s", *is_first ? "" : " ", (long long)count, unit,
                  count == 1 ? "" : "s");
    *is_first = false;
}

// "6 months are", "1 week is".
static void add_span(struct buffer *out, struct span span) {
    bool is_first = true;
    bool is_one =
        (span.months == 1 || span.months == 12 || span.days == 1 || span.days == 7) &&
        (span.months == 0 || span.days == 0);
    add_count(out, span.months / 12, "year", &is_first);
    add_count(out, span.months % 12, "month", &is_first);
    add_count(out, span.days % 7 == 0 ? span.days / 7 : 0, "week", &is_first);
    add_count(out, span.days % 7 == 0 ? 0 : span.days, "day", &is_first);
    buffer_string(out, is_one ? " is" : " are");
}

static struct text label_of(const struct term *term) {
    return phrase_in(term->label, english);
}

static bool is_open(const struct record *record) {
    return date_compare(record->ends.first, DATE_MAX) == 0;
}

// Nobody has said whether it is over.
static bool is_vague(const struct record *record) {
    return date_compare(record->ends.first, DATE_MIN) == 0 &&
           date_compare(record->ends.last, DATE_MAX) == 0;
}

// "Isotretinoin (oral) was stopped on 31 March 2026".
static void add_record_time(struct buffer *out, const struct test *test,
                            const struct record *record) {
    const struct fact *fact = test->fact;
    buffer_text(out, label_of(record->code));
    if (is_vague(record)) {
        buffer_string(out, " is recorded; whether it is over is not said");
    } else if (!is_open(record) && fact->ended.len > 0) {
        buffer_format(out, " %.*s ", TEXT_ARGS(fact->ended));
        add_days(out, record->ends);
    } else if (is_day(record->begins.first) && fact->began.len > 0) {
        buffer_format(out, " %.*s ", TEXT_ARGS(fact->began));
        add_days(out, record->begins);
        buffer_string(out, " and is not over");
    } else {
        buffer_string(out, " is recorded");
    }
    if (record->status >= 0) {
        buffer_format(out, " (%.*s)", TEXT_ARGS(fact->statuses[record->status].name));
    }
}

// "; 6 months are over on 30 September 2026", as far as that can be said.
static void add_wait(struct buffer *out, const struct test *test,
                     const struct record *record) {
    if (test->record != RECORD_WITHIN || is_open(record) || is_vague(record)) {
        return;
    }
    struct days over = {date_add(record->ends.first, test->span),
                        date_add(record->ends.last, test->span)};
    buffer_string(out, "; ");
    add_span(out, test->span);
    buffer_string(out, " over ");
    if (date_compare(over.first, over.last) != 0 && is_day(over.last)) {
        buffer_string(out, "for certain on ");
        sentence_date(out, over.last);
    } else {
        add_days(out, over);
    }
}

static void add_here(struct buffer *out, const struct test *test,
                     const struct record *record, const struct inquiry *inquiry) {
    if (!test->is_here) {
        return;
    }
    if (!record->area) {
        buffer_string(out, "; where is not said");
        return;
    }
    enum truth here = record_is_here(record, inquiry);
    buffer_format(out, "; %.*s %s", TEXT_ARGS(label_of(record->area)),
                  here == YES  ? "belongs to the requested area"
                  : here == NO ? "lies outside the requested area"
                               : "may or may not belong to the requested area");
}

static void add_records(struct buffer *out, const struct test *test,
                        const struct inquiry *inquiry) {
    const struct known *known = &inquiry->facts->known[test->fact->index];
    bool has_any = false;
    for (size_t i = 0; known->is_known && i < known->count; i++) {
        const struct record *record = &known->records[i];
        if (!term_lies_in(record->code, test->term)) {
            continue;
        }
        buffer_string(out, has_any ? " " : "");
        add_record_time(out, test, record);
        add_wait(out, test, record);
        add_here(out, test, record, inquiry);
        buffer_string(out, ".");
        has_any = true;
    }
    if (test_is_unanswered(test, inquiry->facts)) {
        buffer_format(out, "%sNobody has said whether there is: %.*s.",
                      has_any ? " " : "", TEXT_ARGS(label_of(test->term)));
    } else if (!has_any) {
        buffer_format(out, "There is none in the record: %.*s.",
                      TEXT_ARGS(label_of(test->term)));
    }
}

static void add_age(struct buffer *out, const struct test *test,
                    const struct known *known) {
    struct span days = {.days = test->span.days};
    struct days complete = {
        date_add(date_complete(known->date.first, test->span.months), days),
        date_add(date_complete(known->date.last, test->span.months), days)};
    buffer_format(out, "The %.*s lies ", TEXT_ARGS(test->fact->name));
    add_days(out, known->date);
    buffer_string(out, "; ");
    add_span(out, test->span);
    buffer_string(out, " complete ");
    add_days(out, complete);
    buffer_string(out, ".");
}

static void add_area(struct buffer *out, const struct test *test,
                     const struct facts *facts) {
    if (facts->areas_count == 0) {
        buffer_string(out, "Nobody has said which area is meant.");
        return;
    }
    buffer_string(out, "Requested: ");
    for (size_t i = 0; i < facts->areas_count; i++) {
        buffer_format(out, "%s%.*s", i > 0 ? ", " : "",
                      TEXT_ARGS(label_of(facts->areas[i])));
    }
    buffer_format(out, "; the rule is about: %.*s.", TEXT_ARGS(label_of(test->term)));
}

// What a function read as it is.
static void add_plain(struct buffer *out, const struct fact *fact,
                      const struct known *known) {
    if (fact->type == FACT_NUMBER) {
        buffer_format(out, "\"%.*s\" is %lld.", TEXT_ARGS(fact->name),
                      (long long)known->number);
    } else if (fact->type == FACT_DATE) {
        buffer_format(out, "The %.*s lies ", TEXT_ARGS(fact->name));
        add_days(out, known->date);
        buffer_string(out, ".");
    } else {
        buffer_format(out, "\"%.*s\" is \"%.*s\".", TEXT_ARGS(fact->name),
                      TEXT_ARGS(fact->choices[known->choice]));
    }
}

static void add_function(struct buffer *out, const struct function_answer *answer) {
    if (answer->error) {
        buffer_format(out, "The function failed: %s.", answer->error);
    } else if (answer->reads_count == 0) {
        buffer_string(out, "The function asked for no fact.");
    } else {
        buffer_format(out, "The function asked for %zu fact%s.", answer->reads_count,
                      answer->reads_count == 1 ? "" : "s");
    }
}

// Of a fact that is one value.
static void add_value(struct buffer *out, const struct test *test,
                      const struct known *known) {
    const struct fact *fact = test->fact;
    if (!known->is_known) {
        buffer_format(out, "Nobody has said \"%.*s\".", TEXT_ARGS(fact->name));
    } else if (test->kind == TEST_AGE) {
        add_age(out, test, known);
    } else if (test->kind == TEST_FLAG) {
        buffer_format(out, "\"%.*s\" is %s.", TEXT_ARGS(fact->name),
                      known->flag ? "true" : "false");
    } else if (test->kind == TEST_VALUE) {
        add_plain(out, fact, known);
    } else if (test->kind == TEST_NUMBER) {
        buffer_format(out, "\"%.*s\" is %lld; the rule asks for %lld to %lld.",
                      TEXT_ARGS(fact->name), (long long)known->number,
                      (long long)test->from, (long long)test->till);
    } else {
        buffer_format(out, "\"%.*s\" is \"%.*s\".", TEXT_ARGS(fact->name),
                      TEXT_ARGS(fact->choices[known->choice]));
    }
}

void sentence_of_test(struct buffer *out, const struct test *test,
                      const struct inquiry *inquiry) {
    switch (test->kind) {
    case TEST_CONSTANT:
        buffer_format(out, "This was %schosen: %.*s.",
                      test->constant == YES ? "" : "not ", TEXT_ARGS(test->wording));
        return;
    case TEST_FUNCTION:
        add_function(out, function_answer(test, inquiry));
        return;
    case TEST_AREA:
        add_area(out, test, inquiry->facts);
        return;
    case TEST_RECORD:
        add_records(out, test, inquiry);
        return;
    case TEST_FLAG:
    case TEST_NUMBER:
    case TEST_CHOICE:
    case TEST_AGE:
    case TEST_VALUE:
        add_value(out, test, &inquiry->facts->known[test->fact->index]);
        return;
    }
}
