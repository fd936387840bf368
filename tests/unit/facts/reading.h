// Facts of the workshop's documents (tests/unit/rules/workshop.h), for tests that look
// inside them.
#ifndef AFTERCARE_TESTS_FACTS_READING_H
#define AFTERCARE_TESTS_FACTS_READING_H

#include "core/facts/facts.h"
#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

static inline const struct schema *schema_of(const struct workshop *shop) {
    return &shop->rules->base->schema;
}

static inline struct date day_of(const char *text) {
    struct date date;
    assert_true(date_parse(&date, text_of(text)));
    return date;
}

static inline struct json_document *json_of(struct workshop *shop, const char *json) {
    struct json_document *document = arena_alloc(&shop->arena, sizeof *document);
    aftercare_document source = workshop_document(shop, json);
    struct json_limits limits = JSON_LIMITS;
    aftercare_error err = {0};
    aftercare_status status =
        json_read(document, &shop->arena, "doc", (struct text){source.text, source.len},
                  &limits, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return document;
}

// Reads a document as of WORKSHOP_TODAY.
static inline const struct facts *facts_of(struct workshop *shop, const char *json) {
    struct date today = day_of(WORKSHOP_TODAY);
    struct asked asked = {.today = &today};
    struct facts *facts = NULL;
    aftercare_error err = {0};
    aftercare_status status = facts_read(&facts, &shop->arena, schema_of(shop),
                                         json_of(shop, json), &asked, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return facts;
}

static inline const struct known *known_of(const struct facts *facts, const char *name) {
    const struct fact *fact = schema_fact(facts->schema, text_of(name));
    assert_non_null(fact);
    return &facts->known[fact->index];
}

static inline const char *date_text(struct workshop *shop, struct date date) {
    char text[DATE_TEXT_MAX];
    return date_compare(date, DATE_MIN) == 0 ? "ever"
           : date_compare(date, DATE_MAX) == 0
               ? "never"
               : arena_copy(&shop->arena, date_format(text, date), 10);
}

// "2026-06-01..2026-06-30".
static inline const char *days_text(struct workshop *shop, struct days days) {
    return arena_format(&shop->arena, "%s..%s", date_text(shop, days.first),
                        date_text(shop, days.last));
}

// Terms by id, joined by blanks.
static inline const char *terms_text(struct workshop *shop, const struct term **terms,
                                     size_t count) {
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        all = arena_format(&shop->arena, "%s%s%.*s", all, i > 0 ? " " : "",
                           TEXT_ARGS(terms[i]->id));
    }
    return all;
}

#endif
