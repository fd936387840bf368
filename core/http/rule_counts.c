#include "core/http/rule_counts.h"

#include <stdlib.h>
#include <string.h>

void rule_counts_init(struct rule_counts *counts, size_t places) {
    *counts = (struct rule_counts){.places = places};
}

void rule_counts_clear(struct rule_counts *counts) {
    free(counts->rows);
    free(counts->is_told);
    rule_counts_init(counts, counts->places);
}

// Row 0 is of those that are gone.
static struct rule_count *row_of(const struct rule_counts *counts, size_t row) {
    return &counts->rows[row * counts->count];
}

// How many functions rules ask, which is at least as many as there are such rules.
static size_t count_functions(const struct backend *backend,
                              const aftercare_assessor *assessor) {
    aftercare_rule_counts one = AFTERCARE_RULE_COUNTS;
    size_t count = 0;
    while (backend->count_at(assessor, count, &one)) {
        count++;
    }
    return count;
}

static bool make_room(struct rule_counts *counts, size_t count) {
    if (!counts->rows && count > 0) {
        counts->rows = calloc((counts->places + 1) * count, sizeof *counts->rows);
        counts->is_told = calloc(count, sizeof *counts->is_told);
        counts->count = count;
    }
    if (!counts->rows || !counts->is_told) {
        rule_counts_clear(counts);
        return false;
    }
    return true;
}

static void add(struct rule_count *sum, const struct rule_count *one) {
    sum->rule = one->rule;
    sum->place = one->place;
    sum->is_kind = one->is_kind;
    sum->runs += one->runs;
    sum->steps += one->steps;
    for (size_t i = 0; i < AFTERCARE_FAILURES; i++) {
        sum->failures[i] += one->failures[i];
    }
    sum->aside += one->aside;
    sum->last = one->aside > 0 ? one->last : sum->last;
}

static struct rule_count shown(const aftercare_rule_counts *counts) {
    struct rule_count shown = {.rule = counts->rule,
                               .place = counts->place,
                               .is_kind = counts->is_kind,
                               .runs = counts->runs,
                               .steps = counts->steps,
                               .aside = counts->is_set_aside ? 1 : 0,
                               .last = counts->last};
    memcpy(shown.failures, counts->failures, sizeof shown.failures);
    return shown;
}

// A rule with two functions is one row, and set aside with the first of them.
static void look(struct rule_count *row, const struct backend *backend,
                 const aftercare_assessor *assessor) {
    aftercare_rule_counts one = AFTERCARE_RULE_COUNTS;
    struct rule_count *last = NULL;
    for (size_t i = 0; backend->count_at(assessor, i, &one); i++) {
        struct rule_count count = shown(&one);
        bool is_another = !last || strcmp(last->rule, count.rule) != 0;
        last = !last ? row : is_another ? last + 1 : last;
        add(last, &count);
        last->aside = last->aside > 0 ? 1 : 0;
    }
}

static void tell(struct rule_counts *counts, const struct rule_count *row) {
    for (size_t i = 0; i < counts->count; i++) {
        if (row[i].aside > 0 && !counts->is_told[i]) {
            counts->is_told[i] = true;
            counts->told(counts->context, &row[i]);
        }
    }
}

void rule_counts_look(struct rule_counts *counts, size_t place,
                      const struct backend *backend, const aftercare_assessor *assessor) {
    if (!backend->count_at || !make_room(counts, count_functions(backend, assessor))) {
        return;
    }
    struct rule_count *row = row_of(counts, place + 1);
    memset(row, 0, counts->count * sizeof *row);
    look(row, backend, assessor);
    if (counts->told) {
        tell(counts, row);
    }
}

void rule_counts_leave(struct rule_counts *counts, size_t place) {
    if (!counts->rows) {
        return;
    }
    struct rule_count *row = row_of(counts, place + 1);
    for (size_t i = 0; i < counts->count && row[i].rule; i++) {
        row[i].aside = 0;
        add(&row_of(counts, 0)[i], &row[i]);
    }
    memset(row, 0, counts->count * sizeof *row);
    memset(counts->is_told, 0, counts->count * sizeof *counts->is_told);
}

bool rule_counts_at(const struct rule_counts *counts, size_t number,
                    struct rule_count *out) {
    struct rule_count sum = {0};
    for (size_t i = 0; number < counts->count && i <= counts->places; i++) {
        const struct rule_count *one = &row_of(counts, i)[number];
        if (one->rule) {
            add(&sum, one);
        }
    }
    *out = sum;
    return sum.rule != NULL;
}
