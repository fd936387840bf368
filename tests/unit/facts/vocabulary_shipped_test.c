// The terms that ship: tests/data/vocabulary.txt has a line for each row of the
// knowledge: its category, id, parents, synonyms and codes. Each of them finds the term;
// a code of two terms is refused with both named.
#include "core/base/file.h"
#include "core/plan/library.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COLUMNS 5

struct world {
    struct arena arena;
    aftercare_rules *rules;
    const struct vocabulary *vocabulary;
    struct text rows;
};

static void open_world(struct world *world) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    *world = (struct world){.rules = NULL};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = rules;
    options.rules_count = 1;
    arena_init(&world->arena, &system_allocator, 0);
    assert_int_equal(aftercare_rules_load(&world->rules, &options, &err), AFTERCARE_OK);
    world->vocabulary = &world->rules->base->vocabulary;
    assert_int_equal(file_read(&world->rows, &world->arena,
                               AFTERCARE_SOURCE "/tests/data/vocabulary.txt", 1 << 20,
                               false, &err),
                     AFTERCARE_OK);
}

static void close_world(struct world *world) {
    aftercare_rules_free(world->rules);
    arena_clear(&world->arena);
}

// Takes the part before the first end off the text; an empty text has none.
static bool take(struct text *part, struct text *rest, char end) {
    const char *at = rest->len > 0 ? memchr(rest->at, end, rest->len) : NULL;
    size_t len = at ? (size_t)(at - rest->at) : rest->len;
    if (rest->len == 0) {
        return false;
    }
    *part = (struct text){rest->at, len};
    size_t taken = at ? len + 1 : len;
    *rest = (struct text){rest->at + taken, rest->len - taken};
    return true;
}

struct row {
    struct text category, id, parents, synonyms, codes;
};

static bool next_row(struct row *row, struct text *rest) {
    struct text line;
    struct text *columns[COLUMNS] = {&row->category, &row->id, &row->parents,
                                     &row->synonyms, &row->codes};
    *row = (struct row){0};
    if (!take(&line, rest, '\n')) {
        return false;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!take(columns[i], &line, '\t')) {
            *columns[i] = TEXT("");
        }
    }
    return true;
}

static void assert_finds(const struct world *world, const struct row *row,
                         struct text word) {
    const struct term *found[2];
    char complaint[256] = "";
    struct categories own = {&row->category, 1};
    enum vocabulary_found is_found = vocabulary_find(found, world->vocabulary, own, word);
    if (is_found == VOCABULARY_AMBIGUOUS) {
        char both[256];
        (void)snprintf(both, sizeof both, "both \"%.*s\" and \"%.*s\"",
                       TEXT_ARGS(found[0]->id), TEXT_ARGS(found[1]->id));
        (void)vocabulary_complaint(complaint, sizeof complaint, world->vocabulary, own,
                                   word);
        assert_non_null(strstr(complaint, both));
        assert_false(text_equal(word, row->id));
        return;
    }
    if (is_found != VOCABULARY_FOUND || !text_equal(found[0]->id, row->id)) {
        fail_msg("%.*s is not found by \"%.*s\"", TEXT_ARGS(row->id), TEXT_ARGS(word));
    }
}

static void every_row_is_found_by_its_id_its_synonyms_and_its_codes(void **state) {
    (void)state;
    struct world world;
    struct row row;
    size_t count = 0;
    open_world(&world);

    for (struct text rest = world.rows; next_row(&row, &rest); count++) {
        struct text word;
        assert_finds(&world, &row, row.id);
        while (take(&word, &row.synonyms, ';')) {
            assert_finds(&world, &row, word);
        }
        while (take(&word, &row.codes, ';')) {
            assert_finds(&world, &row, word);
        }
    }

    assert_int_equal(count, 253);
    close_world(&world);
}

static void every_row_lies_in_its_parents(void **state) {
    (void)state;
    struct world world;
    struct row row;
    open_world(&world);

    for (struct text rest = world.rows; next_row(&row, &rest);) {
        const struct term *term = vocabulary_term(world.vocabulary, row.id);
        struct text parent;
        assert_non_null(term);
        while (take(&parent, &row.parents, ';')) {
            const struct term *outer = vocabulary_term(world.vocabulary, parent);
            assert_non_null(outer);
            assert_true(term_lies_in(term, outer));
        }
    }
    close_world(&world);
}

// Codes that the knowledge page names: they cover more than one term.
static void a_code_of_two_terms_is_refused_with_both_named(void **state) {
    (void)state;
    static const struct {
        const char *code, *complaint;
    } rows[] = {
        {"L91.0", "\"L91.0\" means both \"hypertrophic_scar_tendency\" and "
                  "\"keloid_tendency\" (write the one)"},
        {"icd10cm:L71.8", "\"icd10cm:L71.8\" means both "
                          "\"rosacea_erythematotelangiectatic\" and "
                          "\"rosacea_papulopustular\" (write the one)"},
    };
    static const struct text conditions = {"condition", 9};
    struct world world;
    open_world(&world);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char complaint[256];
        (void)vocabulary_complaint(complaint, sizeof complaint, world.vocabulary,
                                   (struct categories){&conditions, 1},
                                   text_of(rows[i].code));
        assert_string_equal(complaint, rows[i].complaint);
    }
    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_id_its_synonyms_and_its_codes),
        cmocka_unit_test(every_row_lies_in_its_parents),
        cmocka_unit_test(a_code_of_two_terms_is_refused_with_both_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
