// Kinds that decide by a function: what it sees, what its decision does to a verdict, and
// how it fails. The kind "hint" is the workshop's "bar" with a function.
#include "core/lua/mould.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/workshop.h"

#include <pthread.h>

#define PLUGIN(body)                                                                     \
    "plugin 'hints' { version = '1.0.0', engine = { '0.1', '1.0' }, says = 'Hints.' }\n" \
    "kind 'hint' { says = 'A hint.', fields = {\n"                                       \
    "{ 'works', type = 'terms', of = { 'work' }, needed = true, says = 'x' },\n"         \
    "{ 'when', type = 'condition', says = 'x' },\n"                                      \
    "{ 'grade', type = 'choice', among = { 'never', 'later', 'ask', 'care' },\n"         \
    "  needed = true, says = 'x' } },\n"                                                 \
    "decide = worst_of { subject = 'works', by = 'grade', blocking = { 'never', "        \
    "'later' },\n"                                                                       \
    "unknown = 'unclear', none = 'go', decide = function(findings)\n" body "\nend } }\n"

#define HINT(name, grade, when)                                                          \
    "hint '" name "' { works = 'sanding', grade = '" grade "', when = " when " }\n"
#define BAR(name, grade, when)                                                           \
    "bar '" name "' { works = 'sanding', grade = '" grade "', when = " when " }\n"

static const char pack[] =
    "pack 't' { version = '1.0.0', licence = 'MIT', engine = { '0.1', '1.0' },\n"
    "plugins = { 'workshop', 'hints' }, says = 'A test.' }\n";

static const char inside[] = "'indoors': true";
static const char unsaid[] = "'hardness': 3";

// Beside the workshop's own folder, where rules lie: "" is the folder around "/p".
static void plugin_path(char out[160], const struct workshop *shop, const char *name) {
    (void)snprintf(out, 160, "%s.plugins%s", shop->folder, name);
}

static void write_plugin(const struct workshop *shop, const char *text) {
    char path[160];
    plugin_path(path, shop, "");
    assert_int_equal(mkdir(path, 0700), 0);
    plugin_path(path, shop, "/p");
    assert_int_equal(mkdir(path, 0700), 0);
    plugin_path(path, shop, "/p/hints.lua");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static aftercare_load_options begin(struct workshop *shop, const char *body,
                                    const char *rules) {
    char plugin[8192];
    char path[160];
    (void)snprintf(plugin, sizeof plugin, PLUGIN("%s"), body);
    workshop_begin(shop, rules, NULL);
    workshop_write(shop, "t/pack.lua", pack);
    write_plugin(shop, plugin);
    plugin_path(path, shop, "/p");
    aftercare_load_options options = workshop_options(shop);
    const char **folders = arena_array(&shop->arena, 2, sizeof *folders);
    folders[0] = options.plugins[0];
    folders[1] = arena_copy(&shop->arena, path, strlen(path));
    options.plugins = folders;
    options.plugins_count = 2;
    return options;
}

static aftercare_status load(struct workshop *shop,
                             const aftercare_load_options *options) {
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_load(&shop->rules, options, &err);
    return status ? status : aftercare_assessor_new(&shop->assessor, shop->rules, &err);
}

static void open_with(struct workshop *shop, const char *body, const char *rules) {
    aftercare_load_options options = begin(shop, body, rules);
    aftercare_status status = load(shop, &options);
    assert_string_equal(shop->mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
}

static void close_shop(struct workshop *shop) {
    static const char *const names[] = {"/p/hints.lua", "/p", ""};
    char path[160];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        plugin_path(path, shop, names[i]);
        (void)remove(path);
    }
    workshop_close(shop);
}

struct row {
    const char *body, *rules, *patient, *verdict, *decided;
};

static void assert_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        open_with(&shop, rows[i].body, rows[i].rules);
        const struct json *answer = workshop_judge(&shop, rows[i].patient);
        const char *verdict = workshop_at(&shop, answer, "/treatments/0/verdict");
        const char *decided = workshop_at(&shop, answer, "/treatments/0/decided");
        if (strcmp(verdict, rows[i].verdict) != 0 ||
            strcmp(decided, rows[i].decided) != 0) {
            fail_msg("row %zu, %s: %s %s", i, rows[i].body, verdict, decided);
        }
        close_shop(&shop);
    }
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof(rows) / sizeof *(rows))
#define DECIDED(verdict) "[{'kind':'hint','verdict':" verdict "}]"
#define FAILED(why) "[{'kind':'hint','verdict':null,'error':'p/hints.lua:" why "'}]"

static void what_it_decides_stands_in_the_place_of_the_fold(void **state) {
    (void)state;
    static const char later[] = HINT("a", "later", "indoors :yes()");
    static const struct row rows[] = {
        {"return 'never'", later, inside, "'never'", DECIDED("'never'")},
        {"return 'care'", later, inside, "'care'", DECIDED("'care'")},
        {"return 'unclear'", later, inside, "'unclear'", DECIDED("'unclear'")},
        {"return 'go'", later, inside, "'go'", DECIDED("'go'")},
        {"return nil", later, inside, "'later'", DECIDED("null")},
        {"return nil", later, unsaid, "'unclear'", DECIDED("null")},
        {"return 'care'", later, unsaid, "'care'", DECIDED("'care'")},
        {"return 'never'", later, "'indoors': false", "'go'", "nothing"},
    };
    ASSERT_ROWS(rows);
}

static void other_kinds_count_beside_it(void **state) {
    (void)state;
    static const char rules[] =
        HINT("a", "care", "indoors :yes()") BAR("b", "ask", "indoors :yes()");
    static const char open[] =
        HINT("a", "care", "indoors :yes()") BAR("b", "later", "hardness :at_most(2)");
    static const struct row rows[] = {
        {"return 'go'", rules, inside, "'ask'", DECIDED("'go'")},
        {"return 'later'", rules, inside, "'later'", DECIDED("'later'")},
        {"return 'ask'", open, inside, "'unclear'", DECIDED("'ask'")},
        {"return 'later'", open, inside, "'later'", DECIDED("'later'")},
    };
    ASSERT_ROWS(rows);
}

static void it_sees_the_findings_of_its_kind_and_nothing_else(void **state) {
    (void)state;
    static const char rules[] =
        HINT("a", "care", "indoors :yes()") HINT("b", "ask", "hardness :at_most(2)")
            HINT("c", "never", "~indoors :yes()") BAR("d", "care", "indoors :yes()");
    static const struct row rows[] = {
        {"assert(#findings == 2)\nlocal a, b = findings[1], findings[2]\n"
         "assert(a.rule == 't.a' and b.rule == 't.b')\n"
         "assert(a.holds == 'true' and b.holds == 'unknown')\n"
         "assert(a.fields.grade == 'care' and a.fields.works[1] == 'sanding')\n"
         "assert(a.fields.when == nil and a.area == nil)\nreturn 'go'",
         rules, inside, "'care'", DECIDED("'go'")},
        {"findings[1].rule = 'x'\nreturn findings[1].rule == 'x' and 'ask'", rules,
         inside, "'ask'", DECIDED("'ask'")},
    };
    ASSERT_ROWS(rows);
}

static void where_it_fails_the_fold_decides_and_the_reason_is_told(void **state) {
    (void)state;
    static const char later[] = HINT("a", "later", "indoors :yes()");
    static const struct row rows[] = {
        {"error('no')", later, inside, "'later'", FAILED("9: no")},
        {"return 1", later, inside, "'later'",
         FAILED("8: the function returns a number (return a verdict, or nil)")},
        {"return", later, inside, "'later'",
         FAILED("8: the function returns nothing (end it with return …)")},
        {"return 'fine'", later, inside, "'later'",
         FAILED("8: \\'fine\\' is no verdict of this kind")},
        {"while true do end", later, inside, "'later'",
         FAILED("9: this takes more than 100000 steps")},
        {"local t = {} while true do t = { t } end", later, inside, "'later'",
         FAILED("9: this takes more than 1024 KiB of memory")},
        {"pcall(function() while true do end end) return 'go'", later, inside, "'later'",
         FAILED("9: this takes more than 100000 steps")},
        {"count = 1 return 'go'", later, inside, "'later'",
         FAILED("9: a function keeps nothing (write local count = …)")},
        {"return indoors and 'go'", later, inside, "'later'",
         FAILED("9: \\'indoors\\' is no word that is known here")},
        {"error('no')", later, unsaid, "'unclear'", FAILED("9: no")},
    };
    ASSERT_ROWS(rows);
}

static void nobody_promises_a_day_of_what_a_function_decides(void **state) {
    (void)state;
    static const char bars[] = BAR("b", "later", "coat 'oil' :within 'P1M'");
    static const char both[] =
        BAR("b", "later", "coat 'oil' :within 'P1M'") HINT("a", "care", "indoors :yes()");
    static const char oiled[] = "'coats': [{'code': 'oil', 'begun': '2026-06-01', "
                                "'ended': '2026-06-05'}], 'indoors': false";
    struct workshop shop;
    open_with(&shop, "return nil", bars);
    assert_part(&shop, workshop_judge(&shop, oiled), "/treatments/0/clear_from",
                "'2026-07-05'");
    close_shop(&shop);

    open_with(&shop, "return nil", both);
    const struct json *answer = workshop_judge(&shop, oiled);

    assert_part(&shop, answer, "/treatments/0/verdict", "'later'");
    assert_part(&shop, answer, "/treatments/0/clear_from", "null");
    assert_part(&shop, answer, "/treatments/0/findings/0/clear_from", "'2026-07-05'");
    close_shop(&shop);
}

static void one_that_fails_again_and_again_is_set_aside(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "error('no')", HINT("a", "later", "indoors :yes()"));
    for (int i = 0; i < AFTERCARE_FAILURES_MAX; i++) {
        assert_part(&shop, workshop_judge(&shop, inside), "/set_aside", "nothing");
    }

    const struct json *answer = workshop_judge(&shop, inside);

    assert_part(&shop, answer, "/set_aside",
                "[{'kind':'hint','because':'p/hints.lua:8: set aside until the rules are "
                "loaded again, since it failed for 10 documents in a row'}]");
    assert_part(&shop, answer, "/treatments/0/verdict", "'later'");
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    assert_true(aftercare_assessor_count_at(shop.assessor, 0, &counts));
    assert_string_equal(counts.rule, "hint");
    assert_true(counts.is_set_aside);
    assert_int_equal(counts.failures[AFTERCARE_FAILURE_ERROR], AFTERCARE_FAILURES_MAX);
    assert_false(aftercare_assessor_count_at(shop.assessor, 1, &counts));
    aftercare_assessor_try_again(shop.assessor);
    assert_part(&shop, workshop_judge(&shop, inside), "/set_aside", "nothing");
    close_shop(&shop);
}

// The bar is certain, and the hint milder: only a function can still make it matter.
static void what_a_function_may_still_see_is_asked(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "return 'never'",
              BAR("b", "ask", "hardness :at_least(1)")
                  HINT("a", "care", "indoors :yes()"));
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'hardness': 3}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_json answer = {0};
    aftercare_error err = {0};

    assert_int_equal(
        aftercare_ask(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err), 0);

    const struct json *asked = workshop_read(&shop, answer);
    assert_part(&shop, asked, "/treatments/*/settled", "[false]");
    assert_part(&shop, asked, "/treatments/0/questions/*/fact", "['/patient/indoors']");
    close_shop(&shop);
}

static void without_memory_nothing_is_answered_and_nothing_lost(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {0};
    aftercare_load_options options = begin(
        &shop, "local t = {} for i = 1, 100 do t[i] = findings[1].rule end return 'ask'",
        HINT("a", "later", "indoors :yes()"));
    options.allocate = failing_allocate;
    options.allocate_context = &failing;
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'indoors': true}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        aftercare_json answer = {"untouched", 9};
        aftercare_error err = {0};
        assert_int_equal(load(&shop, &options), AFTERCARE_OK);
        failing.requests = 0;
        failing.fails_at = n;

        status =
            aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err);

        failing.fails_at = 0;
        if (status) {
            assert_int_equal(status, AFTERCARE_ENOMEM);
            assert_string_equal(answer.text, "untouched");
        } else {
            assert_part(&shop, workshop_read(&shop, answer), "/treatments/0/decided",
                        DECIDED("'ask'"));
        }
        aftercare_assessor_free(shop.assessor);
        aftercare_rules_free(shop.rules);
        shop.assessor = NULL;
        shop.rules = NULL;
    }
    assert_string_equal(shop.mistakes, "");
    close_shop(&shop);
    assert_int_equal(failing.live, 0);
}

static void loading_without_memory_finds_no_mistake(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {0};
    aftercare_load_options options =
        begin(&shop, "return 'ask'", HINT("a", "later", "indoors :yes()"));
    options.allocate = failing_allocate;
    options.allocate_context = &failing;
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t step = MOULD_SIZE > 0 ? 1 : 7; // where Lua's pieces are many
    for (size_t n = 1; status; n += step) {
        failing.requests = 0;
        failing.fails_at = n;

        status = load(&shop, &options);

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        aftercare_rules_free(status ? shop.rules : NULL);
        shop.rules = status ? NULL : shop.rules;
    }
    failing.fails_at = 0;
    assert_string_equal(shop.mistakes, "");
    close_shop(&shop);
    assert_int_equal(failing.live, 0);
}

struct worker {
    const aftercare_rules *rules;
    aftercare_document document;
    const char *expected;
    int wrong; // answers
};

static void *work(void *context) {
    struct worker *worker = context;
    aftercare_assessor *assessor = NULL;
    aftercare_error err = {0};
    if (aftercare_assessor_new(&assessor, worker->rules, &err)) {
        worker->wrong++;
        return NULL;
    }
    for (int i = 0; i < 40; i++) {
        aftercare_json answer = {"", 0};
        bool is_right = !aftercare_assess(assessor, &worker->document, WORKSHOP_TODAY,
                                          &answer, &err) &&
                        strcmp(answer.text, worker->expected) == 0;
        worker->wrong += is_right ? 0 : 1;
    }
    aftercare_assessor_free(assessor);
    return NULL;
}

static void two_threads_get_the_same_bytes(void **state) {
    (void)state;
    struct workshop shop;
    pthread_t threads[2];
    struct worker workers[2];
    open_with(&shop,
              "findings.runs = (findings.runs or 0) + 1\n"
              "return findings.runs == 1 and 'ask' or 'never'",
              HINT("a", "later", "indoors :yes()"));
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'indoors': true}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_json answer = {0};
    aftercare_error err = {0};
    assert_int_equal(
        aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err), 0);
    char *expected = arena_copy(&shop.arena, answer.text, answer.len);

    for (size_t i = 0; i < 2; i++) {
        workers[i] = (struct worker){shop.rules, document, expected, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }
    close_shop(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_decides_stands_in_the_place_of_the_fold),
        cmocka_unit_test(other_kinds_count_beside_it),
        cmocka_unit_test(it_sees_the_findings_of_its_kind_and_nothing_else),
        cmocka_unit_test(where_it_fails_the_fold_decides_and_the_reason_is_told),
        cmocka_unit_test(nobody_promises_a_day_of_what_a_function_decides),
        cmocka_unit_test(one_that_fails_again_and_again_is_set_aside),
        cmocka_unit_test(what_a_function_may_still_see_is_asked),
        cmocka_unit_test(without_memory_nothing_is_answered_and_nothing_lost),
        cmocka_unit_test(loading_without_memory_finds_no_mistake),
        cmocka_unit_test(two_threads_get_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
