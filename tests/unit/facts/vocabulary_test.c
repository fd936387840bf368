#include "core/facts/vocabulary.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// A term as a test writes it: up to two parents, a synonym, and a code of the system "z".
struct row {
    const char *id, *category, *parents[2], *synonym, *code;
};

static const struct row parts[] = {
    {"table", "part", {NULL, NULL}, NULL, "T"},
    {"top", "part", {"table", NULL}, "Table Top", NULL},
    {"top_left", "part", {"top", NULL}, NULL, NULL},
    {"top_right", "part", {"top", NULL}, NULL, NULL},
    {"inlay", "part", {"top_left", "ornament"}, NULL, NULL},
    {"ornament", "look", {NULL, NULL}, "gap", NULL},
    {"hole", "fault", {NULL, NULL}, "gap", "H1"},
    {"split", "fault", {NULL, NULL}, "gap", "H1"},
    {"crack", "fault", {NULL, NULL}, "hole", NULL},
};
#define PARTS (sizeof parts / sizeof *parts)

static struct text copy(struct arena *arena, const char *string) {
    char *bytes = string ? arena_copy(arena, string, strlen(string)) : NULL;
    return text_of(bytes);
}

static struct text *one_text(struct arena *arena, const char *string) {
    struct text *text = arena_alloc(arena, sizeof *text);
    if (text) {
        *text = copy(arena, string);
    }
    return text;
}

static struct term *make_term(struct arena *arena, const struct row *row, int line) {
    struct term *term = arena_alloc(arena, sizeof *term);
    struct text *ids = arena_array(arena, 2, sizeof *ids);
    struct code *code = arena_alloc(arena, sizeof *code);
    if (!term || !ids || !code) {
        return NULL;
    }
    *term = (struct term){.id = copy(arena, row->id),
                          .category = copy(arena, row->category),
                          .parent_ids = ids,
                          .synonyms = one_text(arena, row->synonym),
                          .synonyms_count = row->synonym ? 1 : 0,
                          .codes = code,
                          .codes_count = row->code ? 1 : 0,
                          .place = {"terms.lua", line, 1}};
    *code = (struct code){TEXT("z"), copy(arena, row->code)};
    while (term->parents_count < 2 && row->parents[term->parents_count]) {
        ids[term->parents_count] = copy(arena, row->parents[term->parents_count]);
        term->parents_count++;
    }
    return term;
}

static aftercare_status fill(struct vocabulary *vocabulary, struct arena *arena,
                             const struct row *rows, size_t count,
                             struct problems *problems) {
    vocabulary_init(vocabulary, arena);
    for (size_t i = 0; i < count; i++) {
        struct term *term = make_term(arena, &rows[i], (int)i + 1);
        if (!term || vocabulary_add(vocabulary, term)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return vocabulary_finish(vocabulary, problems);
}

static void tell(void *context, const aftercare_error *err) {
    char *all = context;
    size_t len = strlen(all);
    (void)snprintf(all + len, 1024 - len, "%s:%d: %s\n", err->place, err->line,
                   err->sentence);
}

struct shelf {
    struct arena arena;
    struct vocabulary vocabulary;
};

static struct shelf *open_shelf(void) {
    static struct shelf shelf;
    struct problems problems = {0};
    arena_init(&shelf.arena, &system_allocator, 0);
    assert_int_equal(fill(&shelf.vocabulary, &shelf.arena, parts, PARTS, &problems), 0);
    assert_int_equal(problems.count, 0);
    return &shelf;
}

static const struct term *term_of(const struct shelf *shelf, const char *id) {
    const struct term *term = vocabulary_term(&shelf->vocabulary, text_of(id));
    assert_non_null(term);
    return term;
}

static void a_term_lies_in_its_parents_and_in_theirs(void **state) {
    (void)state;
    static const struct {
        const char *inner, *outer;
        bool lies, touch;
    } rows[] = {
        {"top_left", "top_left", true, true},    {"top_left", "top", true, true},
        {"top_left", "table", true, true},       {"table", "top_left", false, true},
        {"inlay", "table", true, true},          {"inlay", "ornament", true, true},
        {"top_left", "top_right", false, false}, {"inlay", "top_right", false, false},
        {"ornament", "table", false, false},
    };
    struct shelf *shelf = open_shelf();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct term *inner = term_of(shelf, rows[i].inner);
        const struct term *outer = term_of(shelf, rows[i].outer);
        assert_int_equal(term_lies_in(inner, outer), rows[i].lies);
        assert_int_equal(terms_touch(inner, outer), rows[i].touch);
        assert_int_equal(terms_touch(outer, inner), rows[i].touch);
    }
    arena_clear(&shelf->arena);
}

static void terms_overlap_where_a_third_lies_in_both(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        bool overlap;
    } rows[] = {
        {"table", "ornament", true}, // the inlay
        {"top_left", "ornament", true}, {"top_right", "ornament", false},
        {"top", "top_left", true},      {"top_left", "top_right", false},
        {"hole", "hole", true},
    };
    struct shelf *shelf = open_shelf();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct term *a = term_of(shelf, rows[i].a);
        const struct term *b = term_of(shelf, rows[i].b);
        assert_int_equal(terms_overlap(a, b), rows[i].overlap);
        assert_int_equal(terms_overlap(b, a), rows[i].overlap);
    }
    arena_clear(&shelf->arena);
}

static void a_finished_vocabulary_stands_in_the_order_of_ids(void **state) {
    (void)state;
    struct shelf *shelf = open_shelf();
    const struct vocabulary *vocabulary = &shelf->vocabulary;

    for (size_t i = 0; i < vocabulary->count; i++) {
        assert_int_equal(vocabulary->terms[i]->index, i);
        assert_true(i == 0 || text_compare(vocabulary->terms[i - 1]->id,
                                           vocabulary->terms[i]->id) < 0);
    }
    assert_null(vocabulary_term(vocabulary, TEXT("tabl")));
    assert_null(vocabulary_term(vocabulary, TEXT("")));
    arena_clear(&shelf->arena);
}

static void a_term_is_found_by_id_synonym_and_code(void **state) {
    (void)state;
    static const struct {
        const char *word, *category, *id; // category NULL: any; id NULL: none
        bool is_ambiguous;
    } rows[] = {
        {"top", NULL, "top", false},
        {"Table Top", NULL, "top", false},
        {"table-top", NULL, "top", false},
        {"  TABLE  _top ", NULL, "top", false},
        {"T", NULL, "table", false},
        {"z:T", NULL, "table", false},
        {"Z:t", NULL, "table", false},
        {"y:T", NULL, NULL, false},
        {"Top", NULL, NULL, false}, // ids are exact
        {"gap", NULL, NULL, true},
        {"gap", "look", "ornament", false}, // the category decides
        {"gap", "fault", NULL, true},
        {"H1", "fault", NULL, true},
        {"hole", "fault", "hole", false}, // an id wins over another's synonym
        {"hole", NULL, "hole", false},
        {"top", "fault", NULL, false},
        {"", NULL, NULL, false},
    };
    struct shelf *shelf = open_shelf();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text category = text_of(rows[i].category);
        struct categories categories = {&category, rows[i].category ? 1 : 0};
        const struct term *found[2];
        enum vocabulary_found result =
            vocabulary_find(found, &shelf->vocabulary, categories, text_of(rows[i].word));
        assert_int_equal(result, rows[i].id             ? VOCABULARY_FOUND
                                 : rows[i].is_ambiguous ? VOCABULARY_AMBIGUOUS
                                                        : VOCABULARY_NONE);
        if (rows[i].id) {
            assert_true(text_is(found[0]->id, rows[i].id));
        }
    }
    arena_clear(&shelf->arena);
}

static void an_ambiguous_word_names_two_different_terms(void **state) {
    (void)state;
    struct shelf *shelf = open_shelf();
    struct text fault = TEXT("fault");
    const struct term *found[2];

    assert_int_equal(vocabulary_find(found, &shelf->vocabulary,
                                     (struct categories){&fault, 1}, TEXT("gap")),
                     VOCABULARY_AMBIGUOUS);

    assert_true(text_is(found[0]->id, "hole"));
    assert_true(text_is(found[1]->id, "split"));
    arena_clear(&shelf->arena);
}

static void words_beyond_any_length_are_not_found(void **state) {
    (void)state;
    struct shelf *shelf = open_shelf();
    char word[5000];
    memset(word, 'a', sizeof word);
    const struct term *found[2];
    char complaint[AFTERCARE_SENTENCE_MAX];

    assert_int_equal(vocabulary_find(found, &shelf->vocabulary, (struct categories){0},
                                     (struct text){word, sizeof word}),
                     VOCABULARY_NONE);
    (void)vocabulary_complaint(complaint, sizeof complaint, &shelf->vocabulary,
                               (struct categories){0}, (struct text){word, sizeof word});
    assert_true(strlen(complaint) < 200);
    arena_clear(&shelf->arena);
}

static void an_empty_vocabulary_knows_nothing(void **state) {
    (void)state;
    struct arena arena;
    struct vocabulary vocabulary;
    struct problems problems = {0};
    const struct term *found[2];
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(fill(&vocabulary, &arena, NULL, 0, &problems), AFTERCARE_OK);

    assert_null(vocabulary_term(&vocabulary, TEXT("x")));
    assert_int_equal(
        vocabulary_find(found, &vocabulary, (struct categories){0}, TEXT("x")),
        VOCABULARY_NONE);
    assert_int_equal(problems.count, 0);
    arena_clear(&arena);
}

static void a_complaint_says_what_would_be_right(void **state) {
    (void)state;
    static const struct {
        const char *word, *category, *complaint;
    } rows[] = {
        {"splitt", NULL, "\"splitt\" is no known term here (did you mean \"split\"?)"},
        {"table toq", NULL,
         "\"table toq\" is no known term here (did you mean \"Table Top\"?)"},
        {"gap", "fault", "\"gap\" means both \"hole\" and \"split\" (write the one)"},
        {"ornament", "fault",
         "\"ornament\" is a term of look (one of fault belongs here)"},
        {"zzzz", NULL,
         "\"zzzz\" is no known term here (the terms stand in the vocabulary)"},
    };
    struct shelf *shelf = open_shelf();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char complaint[AFTERCARE_SENTENCE_MAX];
        struct text category = text_of(rows[i].category);
        struct categories categories = {&category, rows[i].category ? 1 : 0};
        assert_string_equal(vocabulary_complaint(complaint, sizeof complaint,
                                                 &shelf->vocabulary, categories,
                                                 text_of(rows[i].word)),
                            rows[i].complaint);
    }
    arena_clear(&shelf->arena);
}

static void no_categories_take_every_term(void **state) {
    (void)state;
    struct text names[] = {TEXT("fault"), TEXT("look")};
    struct shelf *shelf = open_shelf();

    assert_true(categories_take((struct categories){0}, term_of(shelf, "top")));
    assert_true(categories_take((struct categories){names, 2}, term_of(shelf, "hole")));
    assert_true(
        categories_take((struct categories){names, 2}, term_of(shelf, "ornament")));
    assert_false(categories_take((struct categories){names, 2}, term_of(shelf, "top")));
    arena_clear(&shelf->arena);
}

static void mistakes_of_a_vocabulary_are_all_told(void **state) {
    (void)state;
    static const struct {
        struct row rows[4];
        const char *told;
    } cases[] = {
        {{{"a", "x", {NULL, NULL}, NULL, NULL}, {"a", "x", {NULL, NULL}, NULL, NULL}},
         "terms.lua:2: the term \"a\" is there already, in terms.lua:1 (give it another "
         "id)\n"},
        {{{"board", "x", {"boxd", NULL}, NULL, NULL},
          {"boxed", "x", {"zzzzz", NULL}, NULL, NULL}},
         "terms.lua:1: \"board\" has the parent \"boxd\", which is no term (did you mean "
         "\"boxed\"?)\n"
         "terms.lua:2: \"boxed\" has the parent \"zzzzz\", which is no term (add it to "
         "the vocabulary)\n"},
        {{{"a", "x", {"b", NULL}, NULL, NULL},
          {"b", "x", {"c", NULL}, NULL, NULL},
          {"c", "x", {"a", NULL}, NULL, NULL}},
         "terms.lua:1: \"a\" lies in \"b\", which lies in it (take one parent away)\n"
         "terms.lua:2: \"b\" lies in \"c\", which lies in it (take one parent away)\n"
         "terms.lua:3: \"c\" lies in \"a\", which lies in it (take one parent away)\n"},
        {{{"a", "x", {"a", NULL}, NULL, NULL}},
         "terms.lua:1: \"a\" lies in \"a\", which lies in it (take one parent away)\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        struct vocabulary vocabulary;
        char told[1024] = "";
        struct problems problems = {.told = tell, .context = told};
        size_t count = 0;
        while (count < 4 && cases[i].rows[count].id) {
            count++;
        }
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(fill(&vocabulary, &arena, cases[i].rows, count, &problems),
                         AFTERCARE_OK);
        assert_string_equal(told, cases[i].told);
        arena_clear(&arena);
    }
}

static void what_is_built_does_not_depend_on_the_order_of_terms(void **state) {
    (void)state;
    struct row mirrored[PARTS];
    struct arena arena;
    struct vocabulary vocabulary;
    struct problems problems = {0};
    struct shelf *shelf = open_shelf();
    for (size_t i = 0; i < PARTS; i++) {
        mirrored[i] = parts[PARTS - 1 - i];
    }
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(fill(&vocabulary, &arena, mirrored, PARTS, &problems), 0);

    for (size_t i = 0; i < PARTS; i++) {
        const struct term *one = vocabulary.terms[i];
        const struct term *other = shelf->vocabulary.terms[i];
        assert_true(text_equal(one->id, other->id));
        assert_int_equal(one->ancestors[0], other->ancestors[0]);
    }
    arena_clear(&arena);
    arena_clear(&shelf->arena);
}

static void many_terms_have_ancestors_beyond_the_first_word(void **state) {
    (void)state;
    enum { COUNT = 300 };
    static char ids[COUNT][8];
    static struct row rows[COUNT];
    struct arena arena;
    struct vocabulary vocabulary;
    struct problems problems = {0};
    for (size_t i = 0; i < COUNT; i++) { // each lies in the one after it
        (void)snprintf(ids[i], sizeof ids[i], "t%03zu", i);
        rows[i] = (struct row){.id = ids[i], .category = "x"};
        rows[i].parents[0] = i + 1 < COUNT ? ids[i + 1] : NULL;
    }
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(fill(&vocabulary, &arena, rows, COUNT, &problems), AFTERCARE_OK);

    assert_int_equal(problems.count, 0);
    assert_true(term_lies_in(vocabulary.terms[0], vocabulary.terms[COUNT - 1]));
    assert_true(term_lies_in(vocabulary.terms[70], vocabulary.terms[200]));
    assert_false(term_lies_in(vocabulary.terms[200], vocabulary.terms[70]));
    arena_clear(&arena);
}

static void a_tree_that_is_too_deep_is_refused(void **state) {
    (void)state;
    enum { COUNT = 600 };
    static char ids[COUNT][8];
    static struct row rows[COUNT];
    struct arena arena;
    struct vocabulary vocabulary;
    struct problems problems = {0};
    for (size_t i = 0; i < COUNT; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "t%03zu", i);
        rows[i] = (struct row){.id = ids[i], .category = "x"};
        rows[i].parents[0] = i + 1 < COUNT ? ids[i + 1] : NULL;
    }
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(fill(&vocabulary, &arena, rows, COUNT, &problems), AFTERCARE_OK);

    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.first.sentence, "more than 500 deep"));
    arena_clear(&arena);
}

static void each_failing_allocation_is_told(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        struct vocabulary vocabulary;
        struct problems problems = {0};
        arena_init(&arena, &allocator, 0);
        status = fill(&vocabulary, &arena, parts, PARTS, &problems);
        assert_true(n > 1 || status == AFTERCARE_ENOMEM);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
    assert_int_equal(status, AFTERCARE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_lies_in_its_parents_and_in_theirs),
        cmocka_unit_test(terms_overlap_where_a_third_lies_in_both),
        cmocka_unit_test(a_finished_vocabulary_stands_in_the_order_of_ids),
        cmocka_unit_test(a_term_is_found_by_id_synonym_and_code),
        cmocka_unit_test(an_ambiguous_word_names_two_different_terms),
        cmocka_unit_test(words_beyond_any_length_are_not_found),
        cmocka_unit_test(an_empty_vocabulary_knows_nothing),
        cmocka_unit_test(a_complaint_says_what_would_be_right),
        cmocka_unit_test(no_categories_take_every_term),
        cmocka_unit_test(mistakes_of_a_vocabulary_are_all_told),
        cmocka_unit_test(what_is_built_does_not_depend_on_the_order_of_terms),
        cmocka_unit_test(many_terms_have_ancestors_beyond_the_first_word),
        cmocka_unit_test(a_tree_that_is_too_deep_is_refused),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
