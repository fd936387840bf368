#include "core/facts/schema.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct verb verbs[] = {{{"now", 3}, RECORD_PRESENT, 0},
                                    {{"ever", 4}, RECORD_EVER, 0}};

static const struct fact facts[] = {
    {.name = {"colour", 6}, .type = FACT_TEXT, .place = {"schema.lua", 1, 1}},
    {.name = {"faults", 6},
     .word = {"fault", 5},
     .type = FACT_RECORDS,
     .verbs = verbs,
     .verbs_count = 2,
     .place = {"schema.lua", 2, 1}},
    {.name = {"new", 3},
     .word = {"new", 3},
     .type = FACT_FLAG,
     .term_id = {"newness", 7},
     .place = {"schema.lua", 3, 1}},
};

static void tell(void *context, const aftercare_error *err) {
    char *all = context;
    size_t len = strlen(all);
    (void)snprintf(all + len, 1024 - len, "%s:%d: %s\n", err->place, err->line,
                   err->sentence);
}

struct bench {
    struct arena arena;
    struct vocabulary vocabulary;
    struct schema schema;
    char told[1024];
    struct problems problems;
};

// A schema of these facts, with one term, "newness".
static aftercare_status open_bench(struct bench *bench, const struct allocator *allocator,
                                   const struct fact *rows, size_t count) {
    *bench = (struct bench){.problems = {.told = tell, .context = bench->told}};
    arena_init(&bench->arena, allocator, 0);
    vocabulary_init(&bench->vocabulary, &bench->arena);
    schema_init(&bench->schema, &bench->arena, &bench->vocabulary);
    struct term *term = arena_alloc(&bench->arena, sizeof *term);
    if (!term) {
        return AFTERCARE_ENOMEM;
    }
    *term = (struct term){.id = TEXT("newness"), .category = TEXT("state")};
    if (vocabulary_add(&bench->vocabulary, term) ||
        vocabulary_finish(&bench->vocabulary, &bench->problems)) {
        return AFTERCARE_ENOMEM;
    }
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < count; i++) {
        status = schema_add(&bench->schema, &rows[i]);
    }
    schema_finish(&bench->schema, &bench->problems);
    return status;
}

static void facts_are_found_by_name_and_by_word(void **state) {
    (void)state;
    struct bench bench;
    assert_int_equal(open_bench(&bench, &system_allocator, facts, 3), AFTERCARE_OK);
    const struct schema *schema = &bench.schema;

    const struct fact *faults = schema_fact(schema, TEXT("faults"));

    assert_non_null(faults);
    assert_int_equal(faults->index, 1);
    assert_ptr_equal(schema_word(schema, TEXT("fault")), faults);
    assert_null(schema_fact(schema, TEXT("fault")));
    assert_null(schema_word(schema, TEXT("faults")));
    assert_null(schema_word(schema, TEXT(""))); // what has no word has no empty one
    assert_int_equal(fact_verb(faults, TEXT("now"))->test, RECORD_PRESENT);
    assert_null(fact_verb(faults, TEXT("no")));
    assert_string_equal(bench.told, "");
    arena_clear(&bench.arena);
}

static void the_term_of_a_flag_is_found_in_the_vocabulary(void **state) {
    (void)state;
    struct bench bench;
    assert_int_equal(open_bench(&bench, &system_allocator, facts, 3), AFTERCARE_OK);

    assert_ptr_equal(schema_fact(&bench.schema, TEXT("new"))->term,
                     vocabulary_term(&bench.vocabulary, TEXT("newness")));
    assert_null(schema_fact(&bench.schema, TEXT("colour"))->term);
    arena_clear(&bench.arena);
}

static void mistakes_of_a_schema_are_all_told(void **state) {
    (void)state;
    static const struct fact wrong[] = {
        {.name = {"one", 3}, .word = {"one", 3}, .place = {"schema.lua", 1, 1}},
        {.name = {"one", 3}, .word = {"uno", 3}, .place = {"schema.lua", 2, 1}},
        {.name = {"two", 3}, .word = {"one", 3}, .place = {"schema.lua", 3, 1}},
        {.name = {"three", 5}, .term_id = {"newnes", 6}, .place = {"schema.lua", 4, 1}},
    };
    static const struct detail details[] = {
        {.name = {"tool", 4}, .place = {"schema.lua", 5, 1}},
        {.name = {"tool", 4}, .place = {"schema.lua", 6, 1}},
    };
    struct bench bench;
    assert_int_equal(open_bench(&bench, &system_allocator, NULL, 0), AFTERCARE_OK);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(schema_add(&bench.schema, &wrong[i]), AFTERCARE_OK);
    }
    assert_int_equal(schema_add_detail(&bench.schema, &details[0]), AFTERCARE_OK);
    assert_int_equal(schema_add_detail(&bench.schema, &details[1]), AFTERCARE_OK);

    schema_finish(&bench.schema, &bench.problems);

    assert_string_equal(
        bench.told,
        "schema.lua:2: the fact \"one\" is there already, in schema.lua:1 (name it "
        "once)\n"
        "schema.lua:3: the word \"one\" reads \"one\" already (choose another word)\n"
        "schema.lua:4: \"newnes\" is no known term here (did you mean \"newness\"?)\n"
        "schema.lua:6: the detail \"tool\" is there already, in schema.lua:5 (name it "
        "once)\n");
    arena_clear(&bench.arena);
}

static void details_are_found_by_name(void **state) {
    (void)state;
    static const struct detail tool = {.name = {"tool", 4}};
    struct bench bench;
    assert_int_equal(open_bench(&bench, &system_allocator, NULL, 0), AFTERCARE_OK);
    assert_int_equal(schema_add_detail(&bench.schema, &tool), AFTERCARE_OK);

    assert_true(text_is(schema_detail(&bench.schema, TEXT("tool"))->name, "tool"));
    assert_null(schema_detail(&bench.schema, TEXT("tools")));
    arena_clear(&bench.arena);
}

static void each_failing_allocation_is_told(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct bench bench;
        status = open_bench(&bench, &allocator, facts, 3);
        arena_clear(&bench.arena);
        assert_int_equal(failing.live, 0);
    }
    assert_int_equal(status, AFTERCARE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_found_by_name_and_by_word),
        cmocka_unit_test(the_term_of_a_flag_is_found_in_the_vocabulary),
        cmocka_unit_test(mistakes_of_a_schema_are_all_told),
        cmocka_unit_test(details_are_found_by_name),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
