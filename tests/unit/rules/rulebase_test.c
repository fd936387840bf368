#include "core/rules/rulebase.h"

#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

static const struct place here = {"made.lua", 7, 1};

// A base with nothing in it, and the mistakes that are told of it.
struct bench {
    struct workshop shop; // only arena and mistakes are used
    struct rulebase *base;
    struct problems problems;
};

static void open_bench(struct bench *bench) {
    *bench = (struct bench){.problems = {.told = workshop_tell}};
    bench->problems.context = &bench->shop;
    arena_init(&bench->shop.arena, &system_allocator, 0);
    assert_int_equal(rulebase_new(&bench->base, &bench->shop.arena), AFTERCARE_OK);
}

static void close_bench(struct bench *bench) {
    arena_clear(&bench->shop.arena);
}

static void a_name_given_twice_is_told_and_left_out(void **state) {
    (void)state;
    struct kind kinds[2] = {{.name = {"k", 1}, .fold = FOLD_STEPS, .place = here},
                            {.name = {"k", 1}, .fold = FOLD_STEPS, .place = here}};
    struct option options[2] = {{.name = {"o", 1}, .place = here},
                                {.name = {"o", 1}, .place = here}};
    struct source sources[2] = {{.id = {"s", 1}, .place = here},
                                {.id = {"s", 1}, .place = here}};
    struct pack packs[2] = {{.name = {"p", 1}, .place = here},
                            {.name = {"p", 1}, .place = here}};
    struct bench bench;
    open_bench(&bench);
    struct rulebase *base = bench.base;

    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(rulebase_add_kind(base, &kinds[i], &bench.problems), 0);
        assert_int_equal(rulebase_add_option(base, &options[i], &bench.problems), 0);
        assert_int_equal(rulebase_add_source(base, &sources[i], &bench.problems), 0);
        assert_int_equal(rulebase_add_pack(base, &packs[i], &bench.problems), 0);
    }

    assert_ptr_equal(rulebase_kind(base, TEXT("k")), &kinds[0]);
    assert_ptr_equal(rulebase_option(base, TEXT("o")), &options[0]);
    assert_ptr_equal(rulebase_source(base, TEXT("s")), &sources[0]);
    assert_ptr_equal(rulebase_pack(base, TEXT("p")), &packs[0]);
    assert_int_equal(base->kinds_count, 1);
    assert_int_equal(base->options_count, 1);
    assert_int_equal(base->sources_count, 1);
    assert_int_equal(base->packs_count, 1);
    assert_string_equal(bench.shop.mistakes,
                        "made.lua:7: the kind \"k\" is there already, in made.lua:7 "
                        "(give it another name)\n"
                        "made.lua:7: the option \"o\" is there already, in made.lua:7 "
                        "(give it another name)\n"
                        "made.lua:7: the source \"s\" is there already, in made.lua:7 "
                        "(give it another name)\n"
                        "made.lua:7: the pack \"p\" is there already, in made.lua:7 "
                        "(give it another name)\n");
    close_bench(&bench);
}

static void what_is_not_there_is_not_found(void **state) {
    (void)state;
    struct bench bench;
    open_bench(&bench);

    assert_null(rulebase_kind(bench.base, TEXT("x")));
    assert_null(rulebase_option(bench.base, TEXT("x")));
    assert_null(rulebase_source(bench.base, TEXT("x")));
    assert_null(rulebase_pack(bench.base, TEXT("x")));
    assert_null(rulebase_rule(bench.base, TEXT("x"), NULL));
    close_bench(&bench);
}

// Two kinds that decide by worst_of, and what differs between them.
static void kinds_that_judge_share_one_scale(void **state) {
    (void)state;
    static const struct text words[] = {{"stop", 4}, {"go", 2}};
    static const struct text others[] = {{"stop", 4}, {"on", 2}};
    const struct field by = {.name = {"grade", 5}, .choices = words, .choices_count = 2};
    const struct field other_words = {
        .name = {"grade", 5}, .choices = others, .choices_count = 2};
    const struct field fewer = {
        .name = {"grade", 5}, .choices = words, .choices_count = 1};
    const struct field other_name = {
        .name = {"level", 5}, .choices = words, .choices_count = 2};
    const struct {
        const struct field *by;
        uint64_t blocking;
        struct text unknown, none;
        bool is_same;
    } rows[] = {
        {&by, 1, TEXT("u"), TEXT("n"), true},
        {&other_words, 1, TEXT("u"), TEXT("n"), false},
        {&fewer, 1, TEXT("u"), TEXT("n"), false},
        {&other_name, 1, TEXT("u"), TEXT("n"), false},
        {&by, 2, TEXT("u"), TEXT("n"), false},
        {&by, 1, TEXT("x"), TEXT("n"), false},
        {&by, 1, TEXT("u"), TEXT("x"), false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kind first = {.name = TEXT("a"),
                             .fields = &by,
                             .fields_count = 1,
                             .fold = FOLD_WORST_OF,
                             .blocking = 1,
                             .unknown = TEXT("u"),
                             .none = TEXT("n"),
                             .place = here};
        struct kind second = first;
        struct bench bench;
        second.name = TEXT("b");
        second.fields = rows[i].by;
        second.blocking = rows[i].blocking;
        second.unknown = rows[i].unknown;
        second.none = rows[i].none;
        open_bench(&bench);
        assert_int_equal(rulebase_add_kind(bench.base, &first, &bench.problems), 0);
        assert_int_equal(rulebase_add_kind(bench.base, &second, &bench.problems), 0);
        assert_ptr_equal(bench.base->verdict_kind, &first);
        assert_int_equal(bench.problems.count, rows[i].is_same ? 0 : 1);
        close_bench(&bench);
    }
}

static void a_term_of_another_kind_is_left_to_it(void **state) {
    (void)state;
    static const struct text paints[] = {{"paint", 5}}, tools[] = {{"tool", 4}};
    const struct field paint = {.categories = {paints, 1}};
    const struct field tool = {.categories = {tools, 1}};
    struct kind coats = {.name = {"coat", 4}, .fields = &paint, .fold = FOLD_CUT_WINDOWS};
    struct kind loans = {.name = {"loan", 4}, .fields = &tool, .fold = FOLD_CUT_WINDOWS};
    struct kind sales = {.name = {"sale", 4}, .fields = &tool, .fold = FOLD_RANK_BY};
    static const struct {
        const char *category;
        bool coats_leave, loans_leave, sales_leave;
    } rows[] = {
        {"paint", false, true, false}, // nobody else ranks paint
        {"tool", true, false, false},
        {"mood", false, false, false}, // nobody takes it
    };
    struct bench bench;
    open_bench(&bench);
    assert_int_equal(rulebase_add_kind(bench.base, &coats, &bench.problems), 0);
    assert_int_equal(rulebase_add_kind(bench.base, &loans, &bench.problems), 0);
    assert_int_equal(rulebase_add_kind(bench.base, &sales, &bench.problems), 0);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct term term = {.category = text_of(rows[i].category)};
        assert_int_equal(rulebase_leaves(bench.base, &coats, &term), rows[i].coats_leave);
        assert_int_equal(rulebase_leaves(bench.base, &loans, &term), rows[i].loans_leave);
        assert_int_equal(rulebase_leaves(bench.base, &sales, &term), rows[i].sales_leave);
    }
    assert_string_equal(bench.shop.mistakes, "");
    close_bench(&bench);
}

static void a_choice_is_one_of_the_options(void **state) {
    (void)state;
    static const struct {
        const char *choice, *mistake;
    } rows[] = {
        {"drying=slow", ""},
        {"drying=fast", ""},
        {"drying=fats", "\"fats\" is no choice of the option \"drying\" (such as "
                        "\"fast\")\n"},
        {"drying=zzzzz", "\"zzzzz\" is no choice of the option \"drying\" (such as "
                         "\"slow\")\n"},
        {"drying=", "\"\" is no choice of the option \"drying\" (such as \"slow\")\n"},
        {"dryin=fast", "there is no option \"dryin\" (did you mean \"drying\"?)\n"},
        {"zzzzz=fast", "there is no option \"zzzzz\" (see rules/options.lua)\n"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        aftercare_status status = workshop_try(&shop, "-- none\n", rows[i].choice);
        const char *told = strstr(shop.mistakes, ": ");
        assert_string_equal(told ? told + 2 : "", rows[i].mistake);
        assert_int_equal(status, *rows[i].mistake ? AFTERCARE_ERULES : AFTERCARE_OK);
        assert_int_equal(shop.rules == NULL, *rows[i].mistake != '\0');
        workshop_close(&shop);
    }
}

static void an_option_has_its_default_until_somebody_chooses(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "-- none\n");
    const struct rulebase *base = shop.rules->base;

    assert_true(text_is(rulebase_option(base, TEXT("drying"))->chosen, "slow"));
    assert_int_equal(rulebase_option(base, TEXT("old_school"))->chosen.len, 0);
    workshop_close(&shop);
}

static void sources_are_found_in_whatever_order_they_came(void **state) {
    (void)state;
    static const char *const ids[] = {"S-2", "S-10", "A-1", "S-1", "Z", "M"};
    struct source sources[6];
    struct bench bench;
    open_bench(&bench);

    for (size_t i = 0; i < 6; i++) {
        sources[i] = (struct source){.id = text_of(ids[i])};
        assert_int_equal(rulebase_add_source(bench.base, &sources[i], &bench.problems),
                         AFTERCARE_OK);
    }

    for (size_t i = 0; i < 6; i++) {
        assert_ptr_equal(rulebase_source(bench.base, text_of(ids[i])), &sources[i]);
    }
    assert_null(rulebase_source(bench.base, TEXT("S-3")));
    assert_null(rulebase_source(bench.base, TEXT("ZZ")));
    assert_null(rulebase_source(bench.base, TEXT("")));
    close_bench(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_given_twice_is_told_and_left_out),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(kinds_that_judge_share_one_scale),
        cmocka_unit_test(a_term_of_another_kind_is_left_to_it),
        cmocka_unit_test(a_choice_is_one_of_the_options),
        cmocka_unit_test(an_option_has_its_default_until_somebody_chooses),
        cmocka_unit_test(sources_are_found_in_whatever_order_they_came),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
