// Small random documents for a schema, from a fixed seed: a model of each that can be
// shuffled, made to know more, and written as JSON.
#ifndef AFTERCARE_TESTS_RANDOM_DOCUMENTS_H
#define AFTERCARE_TESTS_RANDOM_DOCUMENTS_H

#include "core/base/json_writer.h"
#include "core/rules/rulebase.h"
#include "tests/unit/rules/chance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RANDOM_FACTS 32
#define RANDOM_ENTRIES 4
#define RANDOM_TERMS 3

// A date's text is empty where it is not said.
struct random_entry {
    const struct term *code, *area;
    char begins[DATE_TEXT_MAX], ends[DATE_TEXT_MAX];
    int status; // -1: not said
};

struct random_fact {
    bool is_known;
    char value[32]; // of anything but records, as JSON
    struct random_entry entries[RANDOM_ENTRIES];
    size_t count;
};

struct random_terms {
    const struct term *terms[RANDOM_TERMS];
    size_t count;
};

struct random_document {
    const struct rulebase *base;
    const struct schema *schema; // of the base
    struct random_fact facts[RANDOM_FACTS];
    struct random_terms unanswered, treatments, areas;
    int details[RANDOM_FACTS]; // choice, or -1: not said
};

static inline const struct term *random_term(struct chance *chance,
                                             const struct schema *schema,
                                             struct categories categories) {
    for (;;) {
        const struct vocabulary *vocabulary = schema->vocabulary;
        const struct term *term =
            vocabulary->terms[chance_below(chance, vocabulary->count)];
        if (categories_take(categories, term)) {
            return term;
        }
    }
}

// A day within some years around 15 June 2026, whole or, one time in four, in part.
static inline void random_date(char out[DATE_TEXT_MAX], struct chance *chance,
                               int years_back, int years_on) {
    struct date first;
    struct date last;
    assert_true(date_make(&first, 2026 - years_back, 1, 1));
    assert_true(date_make(&last, 2026 + years_on, 12, 31));
    first.day += (int32_t)chance_below(chance, (size_t)(last.day - first.day + 1));
    (void)date_format(out, first);
    if (chance_one_in(chance, 4)) {
        out[chance_one_in(chance, 3) ? 4 : 7] = '\0'; // its year, or its month
    }
}

// A code of the fact; every second time one that some rule asks for.
static inline const struct term *
random_code(struct chance *chance, const struct rulebase *base, const struct fact *fact) {
    size_t first = chance_below(chance, base->tests_count);
    bool is_asked_for = chance_one_in(chance, 2);
    for (size_t i = 0; is_asked_for && i < base->tests_count; i++) {
        const struct test *test = base->tests[(first + i) % base->tests_count];
        if (test->kind == TEST_RECORD && test->fact == fact) {
            return test->term;
        }
    }
    return random_term(chance, &base->schema, fact->categories);
}

// Dates decide, and are said: so the entry means the same on every later day.
static inline struct random_entry random_entry(struct chance *chance,
                                               const struct rulebase *base,
                                               const struct fact *fact) {
    struct random_entry entry = {.status = -1};
    bool is_event = fact->begins.len > 0 && text_equal(fact->begins, fact->ends);
    entry.code = random_code(chance, base, fact);
    if (fact->has_area && !chance_one_in(chance, 5)) {
        entry.area = random_term(chance, &base->schema, base->schema.areas);
    }
    if (is_event) {
        random_date(entry.begins, chance, 2, 1);
    } else if (fact->begins.len > 0) {
        if (chance_one_in(chance, 2)) {
            random_date(entry.begins, chance, 6, 0);
        }
        if (!chance_one_in(chance, 3)) {
            random_date(entry.ends, chance, 1, 1);
        }
    }
    if (entry.begins[0] && entry.ends[0] && memcmp(entry.begins, entry.ends, 4) >= 0) {
        entry.begins[0] = '\0'; // so that it does not end before it begins
    }
    return entry;
}

static inline void random_fact(struct random_document *document, struct chance *chance,
                               const struct fact *fact) {
    struct random_fact *out = &document->facts[fact->index];
    char date[DATE_TEXT_MAX];
    struct text choice;
    out->is_known = true;
    switch (fact->type) {
    case FACT_TEXT:
        (void)snprintf(out->value, sizeof out->value, "\"x\"");
        return;
    case FACT_DATE:
        random_date(date, chance, 70, 0);
        (void)snprintf(out->value, sizeof out->value, "\"%s\"", date);
        return;
    case FACT_CHOICE:
        choice = fact->choices[chance_below(chance, fact->choices_count)];
        (void)snprintf(out->value, sizeof out->value, "\"%.*s\"", TEXT_ARGS(choice));
        return;
    case FACT_FLAG:
        (void)snprintf(out->value, sizeof out->value, "%s",
                       chance_one_in(chance, 4) ? "true" : "false");
        return;
    case FACT_NUMBER:
        (void)snprintf(
            out->value, sizeof out->value, "%d",
            (int)(fact->from +
                  (int64_t)chance_below(chance, (size_t)(fact->till - fact->from + 1))));
        return;
    case FACT_RECORDS:
        out->count = chance_below(chance, RANDOM_ENTRIES);
        for (size_t i = 0; i < out->count; i++) {
            out->entries[i] = random_entry(chance, document->base, fact);
        }
        return;
    }
}

// Two terms of one list may be equal.
static inline void random_terms(struct random_terms *out, struct chance *chance,
                                const struct schema *schema, struct categories categories,
                                size_t most) {
    out->count = chance_below(chance, most + 1);
    for (size_t i = 0; i < out->count; i++) {
        out->terms[i] = random_term(chance, schema, categories);
    }
}

static inline void random_document(struct random_document *out, struct chance *chance,
                                   const struct rulebase *base) {
    const struct schema *schema = &base->schema;
    *out = (struct random_document){.base = base, .schema = schema};
    assert_true(schema->facts_count <= RANDOM_FACTS);
    assert_true(schema->details_count <= RANDOM_FACTS);
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (!chance_one_in(chance, 6)) {
            random_fact(out, chance, &schema->facts[i]);
        }
    }
    random_terms(&out->unanswered, chance, schema, (struct categories){0}, 2);
    random_terms(&out->treatments, chance, schema, schema->treatments, RANDOM_TERMS);
    random_terms(&out->areas, chance, schema, schema->areas, 2);
    for (size_t i = 0; i < schema->details_count; i++) {
        size_t choices = schema->details[i].choices_count;
        bool is_said = choices > 0 && chance_one_in(chance, 3);
        out->details[i] = is_said ? (int)chance_below(chance, choices) : -1;
    }
}

static inline void random_answer_entry(struct random_document *document,
                                       struct chance *chance, const struct fact *fact,
                                       struct random_entry *entry) {
    if (fact->has_area && !entry->area) {
        entry->area = random_term(chance, document->schema, document->schema->areas);
    }
    if (fact->ends.len > 0 && !entry->ends[0] &&
        (!entry->begins[0] || !chance_one_in(chance, 6))) {
        random_date(entry->ends, chance, 0, 1);
        entry->begins[0] = '\0';
    }
}

// Makes nearly everything known: what is left open are parts of dates.
static inline void random_answer_all(struct random_document *document,
                                     struct chance *chance) {
    const struct schema *schema = document->schema;
    document->unanswered.count = 0;
    for (size_t i = 0; i < schema->facts_count; i++) {
        struct random_fact *fact = &document->facts[i];
        if (!fact->is_known) {
            random_fact(document, chance, &schema->facts[i]);
        }
        for (size_t k = 0; k < fact->count; k++) {
            random_answer_entry(document, chance, &schema->facts[i], &fact->entries[k]);
        }
    }
    if (document->areas.count == 0) {
        document->areas.terms[document->areas.count++] =
            random_term(chance, schema, schema->areas);
    }
    for (size_t i = 0; i < schema->details_count; i++) {
        size_t choices = schema->details[i].choices_count;
        document->details[i] = choices > 0 ? (int)chance_below(chance, choices) : -1;
    }
}

static inline void random_write_text(struct json_writer *writer, struct text key,
                                     const char *value) {
    if (value[0]) {
        json_name(writer, key);
        json_string(writer, value);
    }
}

static inline void random_write_entries(struct json_writer *writer,
                                        const struct fact *fact,
                                        const struct random_fact *known) {
    json_begin_list(writer);
    for (size_t i = 0; i < known->count; i++) {
        const struct random_entry *entry = &known->entries[i];
        json_begin_object(writer);
        json_key(writer, "code");
        json_text(writer, entry->code->id);
        if (entry->area) {
            json_key(writer, "area");
            json_text(writer, entry->area->id);
        }
        random_write_text(writer, fact->begins, entry->begins);
        random_write_text(writer, fact->ends, entry->ends);
        if (entry->status >= 0) {
            json_key(writer, "status");
            json_text(writer, fact->statuses[entry->status].name);
        }
        json_end_object(writer);
    }
    json_end_list(writer);
}

static inline void random_write_terms(struct json_writer *writer, const char *key,
                                      const struct random_terms *terms) {
    if (terms->count > 0) {
        json_key(writer, key);
        json_begin_list(writer);
        for (size_t i = 0; i < terms->count; i++) {
            json_text(writer, terms->terms[i]->id);
        }
        json_end_list(writer);
    }
}

static inline void random_write_details(struct json_writer *writer,
                                        const struct random_document *document) {
    json_key(writer, "details");
    json_begin_object(writer);
    for (size_t i = 0; i < document->schema->details_count; i++) {
        if (document->details[i] >= 0) {
            const struct detail *detail = &document->schema->details[i];
            json_name(writer, detail->name);
            json_text(writer, detail->choices[document->details[i]]);
        }
    }
    json_end_object(writer);
}

static inline void random_write(struct buffer *out,
                                const struct random_document *document) {
    struct json_writer writer = {.out = out};
    const struct schema *schema = document->schema;
    json_begin_object(&writer);
    json_key(&writer, "patient");
    json_begin_object(&writer);
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *fact = &schema->facts[i];
        const struct random_fact *known = &document->facts[i];
        if (known->is_known) {
            json_name(&writer, fact->name);
            if (fact->type == FACT_RECORDS) {
                random_write_entries(&writer, fact, known);
            } else {
                json_raw(&writer, text_of(known->value));
            }
        }
    }
    random_write_terms(&writer, "unanswered", &document->unanswered);
    json_end_object(&writer);
    json_key(&writer, "request");
    json_begin_object(&writer);
    random_write_terms(&writer, "treatments", &document->treatments);
    random_write_terms(&writer, "areas", &document->areas);
    random_write_details(&writer, document);
    json_end_object(&writer);
    json_end_object(&writer);
}

// Puts entries and terms into another order.
static inline void random_shuffle(struct random_document *document,
                                  struct chance *chance) {
    for (size_t i = 0; i < document->schema->facts_count; i++) {
        struct random_fact *fact = &document->facts[i];
        for (size_t k = fact->count; k > 1; k--) {
            size_t other = chance_below(chance, k);
            struct random_entry entry = fact->entries[k - 1];
            fact->entries[k - 1] = fact->entries[other];
            fact->entries[other] = entry;
        }
    }
    struct random_terms *lists[] = {&document->unanswered, &document->treatments,
                                    &document->areas};
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = lists[i]->count; k > 1; k--) {
            size_t other = chance_below(chance, k);
            const struct term *term = lists[i]->terms[k - 1];
            lists[i]->terms[k - 1] = lists[i]->terms[other];
            lists[i]->terms[other] = term;
        }
    }
}

// Makes one date whole: a day of its month or year.
static inline void random_complete(char date[DATE_TEXT_MAX], struct chance *chance) {
    struct days days;
    assert_true(days_parse(&days, text_of(date)));
    size_t count = (size_t)(days.last.day - days.first.day + 1);
    days.first.day += (int32_t)chance_below(chance, count);
    (void)date_format(date, days.first);
}

static inline bool random_is_partial(const char *date) {
    return date[0] && strlen(date) < 10;
}

// Tells something more of one entry; false when all of it is known.
static inline bool random_tell_entry(struct random_document *document,
                                     struct chance *chance, const struct fact *fact,
                                     struct random_entry *entry) {
    if (fact->has_area && !entry->area) {
        entry->area = random_term(chance, document->schema, document->schema->areas);
        return true;
    }
    if (random_is_partial(entry->ends)) {
        random_complete(entry->ends, chance);
        return true;
    }
    if (random_is_partial(entry->begins)) {
        random_complete(entry->begins, chance);
        return true;
    }
    if (fact->ends.len > 0 && !entry->begins[0] && !entry->ends[0] &&
        fact->statuses_count > 0) {
        random_date(entry->ends, chance, 1, 1);
        return true;
    }
    return false;
}

// Answers one thing that the document leaves open, if there is any that chance finds.
static inline bool random_tell(struct random_document *document, struct chance *chance) {
    const struct schema *schema = document->schema;
    size_t index = chance_below(chance, schema->facts_count);
    const struct fact *fact = &schema->facts[index];
    struct random_fact *known = &document->facts[index];
    if (chance_one_in(chance, 4) && document->unanswered.count > 0) {
        document->unanswered.count--; // there is none of it
        return true;
    }
    if (chance_one_in(chance, 4) && schema->details_count > 0) {
        size_t detail = chance_below(chance, schema->details_count);
        size_t choices = schema->details[detail].choices_count;
        if (document->details[detail] < 0 && choices > 0) {
            document->details[detail] = (int)chance_below(chance, choices);
            return true;
        }
    }
    if (!known->is_known) {
        // Records whose areas stand for the request's would say two things at once.
        bool names_areas = text_equal(fact->name, schema->areas_from);
        if (!names_areas || document->areas.count > 0) {
            random_fact(document, chance, fact);
            return true;
        }
        return false;
    }
    bool is_told = false;
    for (size_t i = 0; !is_told && i < known->count; i++) {
        is_told = random_tell_entry(document, chance, fact, &known->entries[i]);
    }
    return is_told;
}

#endif
