// Rules from memory: the same files as on the disk give the same of everything.
#include "core/base/file.h"
#include "tests/unit/rules/workshop.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FILES_MAX 400

struct stored {
    struct arena arena;
    aftercare_file files[FILES_MAX];
    size_t count;
};

static void store(struct stored *stored, const char *path, struct text text) {
    assert_true(stored->count < FILES_MAX);
    stored->files[stored->count++] = (aftercare_file){
        arena_copy(&stored->arena, path, strlen(path)), text.at, text.len};
}

// A host's own way from a folder to its database; folders lie at most three deep.
static void store_folder(struct stored *stored, const char *folder, const char *path,
                         int depth) {
    struct text *names = NULL;
    size_t count = 0;
    aftercare_error err = {0};
    aftercare_status status = file_list(&names, &count, &stored->arena, folder, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    for (size_t i = count; i-- > 0;) { // in another order than that of the disk
        const char *from = arena_format(&stored->arena, "%s/%s", folder, names[i].at);
        const char *to = arena_format(&stored->arena, "%s/%s", path, names[i].at);
        struct text text = {0};
        if (file_is_folder(from)) {
            assert_true(depth > 0);
            store_folder(stored, from, to, depth - 1);
        } else {
            assert_int_equal(
                file_read(&text, &stored->arena, from, 1 << 22, FILE_ANY, &err), 0);
            store(stored, to, text);
        }
    }
}

static void begin(struct stored *stored) {
    stored->count = 0;
    arena_init(&stored->arena, &system_allocator, 0);
}

static aftercare_load_options options_of(const struct stored *stored) {
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.files = stored->files;
    options.files_count = stored->count;
    return options;
}

static aftercare_rules *load(const aftercare_load_options *options) {
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_load(&rules, options, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return rules;
}

static void the_shipped_rules_have_the_digest_of_their_folders(void **state) {
    (void)state;
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const folders[] = {AFTERCARE_SOURCE "/rules"};
    struct stored stored;
    begin(&stored);
    store_folder(&stored, plugins[0], "plugins", 3);
    store_folder(&stored, folders[0], "rules", 3);
    aftercare_load_options in_memory = options_of(&stored);
    aftercare_load_options on_disk = AFTERCARE_LOAD_OPTIONS;
    on_disk.plugins = plugins, on_disk.plugins_count = 1;
    on_disk.rules = folders, on_disk.rules_count = 1;

    aftercare_rules *one = load(&in_memory);
    aftercare_rules *other = load(&on_disk);

    assert_string_equal(aftercare_rules_digest(one), aftercare_rules_digest(other));
    aftercare_rules_free(one);
    aftercare_rules_free(other);
    arena_clear(&stored.arena);
}

#define RULES                                                                            \
    "bar 'h' { works = 'sanding', when = wood :is 'oak', grade = 'never', because = "    \
    "'Oak.', sources = 'W-1' }"

#define CASES                                                                            \
    "defaults { patient = { faults = {}, coats = {}, events = {}, marks = {}, wishes = " \
    "{} }, request = { treatments = { 'sanding' }, areas = { 'table' }, date = "         \
    "'2026-06-15' } }\n"                                                                 \
    "case 'oak' { patient = { wood = 'oak' }, expect = { verdict = 'never' } }\n"        \
    "case 'pine' { patient = { wood = 'pine' }, expect = { verdict = 'never' } }\n"

// The workshop and a pack of its own, on the disk and in memory.
struct both {
    struct workshop shop;
    struct stored stored;
    aftercare_load_options on_disk, in_memory;
};

static void begin_both(struct both *both, const char *rules, const char *cases) {
    workshop_begin(&both->shop, rules, cases);
    begin(&both->stored);
    store_folder(&both->stored, WORKSHOP "/plugins", "plugins", 3);
    store_folder(&both->stored, WORKSHOP "/rules", "rules", 3);
    char path[160];
    workshop_path(path, &both->shop, "t");
    store_folder(&both->stored, path, "rules/t", 3);
    both->on_disk = workshop_options(&both->shop);
    both->in_memory = options_of(&both->stored);
    both->in_memory.problem = workshop_tell;
    both->in_memory.problem_context = &both->shop;
}

static void end_both(struct both *both) {
    arena_clear(&both->stored.arena);
    workshop_close(&both->shop);
}

static void an_assessor_of_them_answers(void **state) {
    (void)state;
    struct both both;
    begin_both(&both, RULES, NULL);

    both.shop.rules = load(&both.in_memory);
    // Nothing that was handed over is looked at any more.
    memset(both.stored.files, 0, sizeof both.stored.files);
    arena_clear(&both.stored.arena);
    assert_int_equal(aftercare_assessor_new(&both.shop.assessor, both.shop.rules, NULL),
                     0);
    const struct json *answer = workshop_judge(&both.shop, "'wood': 'oak'");

    assert_part(&both.shop, answer, "/treatments/0/verdict", "'never'");
    end_both(&both);
}

static void mistakes_tell_the_path_that_was_given(void **state) {
    (void)state;
    struct both both;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    begin_both(&both, "\nbra 'h' {}\n", NULL);

    assert_int_equal(aftercare_rules_load(&rules, &both.in_memory, &err),
                     AFTERCARE_ERULES);

    assert_null(rules);
    assert_string_equal(err.place, "rules/t/rules.lua");
    assert_int_equal(err.line, 2);
    assert_non_null(strstr(both.shop.mistakes, "did you mean \"bar\"?"));
    end_both(&both);
}

static void a_choice_of_the_clinic_counts(void **state) {
    (void)state;
    static const aftercare_option fast[] = {{"drying", "fast"}};
    struct both both;
    begin_both(&both, RULES, NULL);
    aftercare_rules *plain = load(&both.in_memory);
    both.in_memory.options = fast, both.in_memory.options_count = 1;
    both.on_disk.options = fast, both.on_disk.options_count = 1;

    aftercare_rules *chosen = load(&both.in_memory);

    aftercare_rules *same = load(&both.on_disk);
    assert_string_not_equal(aftercare_rules_digest(plain),
                            aftercare_rules_digest(chosen));
    assert_string_equal(aftercare_rules_digest(same), aftercare_rules_digest(chosen));
    aftercare_rules_free(plain);
    aftercare_rules_free(chosen);
    aftercare_rules_free(same);
    end_both(&both);
}

static void count_case(void *context, const aftercare_test_case *told) {
    struct workshop *shop = context;
    if (told->failure->sentence[0]) {
        workshop_tell(shop, told->failure);
    }
}

static void packs_in_memory_run_their_cases(void **state) {
    (void)state;
    struct both both;
    aftercare_error err = {0};
    aftercare_test_result result = {0};
    begin_both(&both, RULES, CASES);

    aftercare_status status =
        aftercare_rules_test(&both.in_memory, 0, count_case, &both.shop, &result, &err);

    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    assert_int_equal(result.passed, 1);
    assert_int_equal(result.failed, 1);
    assert_memory_equal(both.shop.mistakes, "cases.lua:3:", 12);
    end_both(&both);
}

static void memory_is_the_last_of_the_folders(void **state) {
    (void)state;
    static const char pack[] = "pack 'own' { version = '1.0.0', licence = 'MIT', engine "
                               "= { '0.1', '1.0' }, plugins = { 'workshop' }, says = "
                               "'A test.' }\n";
    static const aftercare_file files[] = {
        {"rules/own/pack.lua", pack, sizeof pack - 1},
        {"rules/own/tests/cases.lua", CASES, sizeof CASES - 1},
    };
    struct both both;
    aftercare_error err = {0};
    aftercare_test_result all = {0}, own = {0};
    begin_both(&both, RULES, CASES);
    both.on_disk.files = files, both.on_disk.files_count = COUNT(files);

    aftercare_status status =
        aftercare_rules_test(&both.on_disk, 0, NULL, NULL, &all, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    assert_int_equal(aftercare_rules_test(&both.on_disk, 2, NULL, NULL, &own, &err), 0);

    assert_int_equal(all.passed + all.failed, 4);
    assert_int_equal(own.passed + own.failed, 2);
    end_both(&both);
}

static void they_are_covered_and_mutated_alike(void **state) {
    (void)state;
    const aftercare_test_watch watch = {0};
    struct both both;
    aftercare_coverage here = {0}, there = {0};
    begin_both(&both, RULES,
               "case 'oak' { request = { treatments = { 'sanding' }, date "
               "= '2026-06-15' }, patient = { wood = 'oak' }, expect = { "
               "verdict = 'never' } }");

    assert_int_equal(aftercare_rules_cover(&both.in_memory, 0, &watch, &here, NULL), 0);
    assert_int_equal(aftercare_rules_cover(&both.on_disk, 0, &watch, &there, NULL), 0);

    assert_true(here.sides > 0);
    assert_memory_equal(&here, &there, sizeof here);
    const aftercare_load_options *loads[] = {&both.in_memory, &both.on_disk};
    size_t counts[COUNT(loads)];
    for (size_t i = 0; i < COUNT(loads); i++) {
        aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
        aftercare_mutants *mutants = NULL;
        options.load = loads[i];
        assert_int_equal(aftercare_mutants_open(&mutants, &options, NULL), 0);
        counts[i] = aftercare_mutants_count(mutants);
        assert_int_equal(aftercare_mutants_try(mutants, 0, NULL), 0);
        aftercare_mutants_close(mutants);
    }
    assert_true(counts[0] > 0);
    assert_int_equal(counts[0], counts[1]);
    end_both(&both);
}

// Files' names differ, and so does the order of findings.
struct found {
    size_t count, twins;
};

static void count_found(void *context, const aftercare_error *err) {
    struct found *found = context;
    found->count++;
    found->twins += err->line == 2 && strncmp(err->sentence, "\"twin\" contra", 13) == 0;
}

static void they_are_checked_alike(void **state) {
    (void)state;
    struct both both;
    struct found here = {0}, there = {0};
    const aftercare_check_watch in_memory = {.found = count_found, .context = &here};
    const aftercare_check_watch on_disk = {.found = count_found, .context = &there};
    begin_both(&both,
               RULES "\nbar 'twin' { works = 'sanding', when = wood :is 'oak', grade = "
                     "'later', because = 'Oak.', sources = 'W-1' }",
               NULL);

    assert_int_equal(aftercare_rules_check_all(&both.in_memory, &in_memory, NULL), 0);
    assert_int_equal(aftercare_rules_check_all(&both.on_disk, &on_disk, NULL), 0);

    assert_int_equal(here.twins, 1);
    assert_int_equal(here.twins, there.twins);
    assert_int_equal(here.count, there.count);
    end_both(&both);
}

static void other_files_are_passed_over(void **state) {
    (void)state;
    struct both both;
    begin_both(&both, RULES, NULL);
    aftercare_rules *plain = load(&both.in_memory);
    store(&both.stored, "rules/README.md", TEXT("\xff"));
    store(&both.stored, "rules/t/.hidden.lua", TEXT("\xff"));
    store(&both.stored, "rules/docs/picture.svg", TEXT("<svg/>"));
    store(&both.stored, "plugins/README.md", TEXT("plugins"));
    both.in_memory.files_count = both.stored.count;

    aftercare_rules *more = load(&both.in_memory);

    assert_string_equal(aftercare_rules_digest(plain), aftercare_rules_digest(more));
    aftercare_rules_free(plain);
    aftercare_rules_free(more);
    end_both(&both);
}

static void members_that_the_size_does_not_cover_are_not_read(void **state) {
    (void)state;
    struct both both;
    aftercare_error err = {0};
    aftercare_rules *rules = NULL;
    begin_both(&both, RULES, NULL);
    both.on_disk.files = NULL, both.on_disk.files_count = SIZE_MAX;
    both.on_disk.size = offsetof(aftercare_load_options, files);

    aftercare_rules_free(load(&both.on_disk));

    both.on_disk.size = 0;
    assert_int_equal(aftercare_rules_load(&rules, &both.on_disk, &err), AFTERCARE_EUSAGE);
    assert_non_null(strstr(err.sentence, "(begin with AFTERCARE_LOAD_OPTIONS"));
    aftercare_mutants *mutants = NULL;
    aftercare_mutants_options options = {0};
    assert_int_equal(aftercare_mutants_open(&mutants, &options, &err), AFTERCARE_EUSAGE);
    assert_non_null(strstr(err.sentence, "(begin with AFTERCARE_MUTANTS_OPTIONS"));
    end_both(&both);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_rules_have_the_digest_of_their_folders),
        cmocka_unit_test(an_assessor_of_them_answers),
        cmocka_unit_test(mistakes_tell_the_path_that_was_given),
        cmocka_unit_test(a_choice_of_the_clinic_counts),
        cmocka_unit_test(packs_in_memory_run_their_cases),
        cmocka_unit_test(memory_is_the_last_of_the_folders),
        cmocka_unit_test(they_are_covered_and_mutated_alike),
        cmocka_unit_test(they_are_checked_alike),
        cmocka_unit_test(other_files_are_passed_over),
        cmocka_unit_test(members_that_the_size_does_not_cover_are_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
