// The public calls: what they answer, whose the answer is, and until when.
#include "tests/unit/rules/workshop.h"

#define RULES                                                                            \
    "bar 'wood' { works = 'sanding', when = wood :is 'pine', grade = 'care' }\n"         \
    "job 'wipe' { after = 'sanding', act = 'make', from = 'PT0S', till = 'P1D', "        \
    "message "                                                                           \
    "= 'x' }"

static void a_day_is_used_where_the_document_has_none(void **state) {
    (void)state;
    static const struct {
        const char *document, *today, *date;
    } rows[] = {
        {"{}", "2026-01-02", "'2026-01-02'"},
        {"{'request': {'date': '2025-12-31'}}", "2026-01-02", "'2025-12-31'"},
        {"{'request': {'date': '2025-12-31'}}", NULL, "'2025-12-31'"},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document = workshop_document(&shop, rows[i].document);
        aftercare_json answer = {0};
        aftercare_error err = {0};
        assert_int_equal(
            aftercare_assess(shop.assessor, &document, rows[i].today, &answer, &err), 0);
        assert_part(&shop, workshop_read(&shop, answer), "/date", rows[i].date);
    }
    workshop_close(&shop);
}

static void the_host_may_ask_otherwise_than_the_document(void **state) {
    (void)state;
    static const char *const treatments[] = {"waxing", "sanding"};
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_document document = workshop_document(
        &shop, "{'request': {'treatments': ['oiling'], 'date': '2026-01-01'}}");
    document.date = "2027-02-03";
    document.treatments = treatments;
    document.treatments_count = 2;
    aftercare_json out = {0};
    aftercare_error err = {0};

    assert_int_equal(aftercare_assess(shop.assessor, &document, NULL, &out, &err), 0);

    const struct json *answer = workshop_read(&shop, out);
    assert_part(&shop, answer, "/date", "'2027-02-03'");
    assert_part(&shop, answer, "/treatments/*/treatment", "['sanding','waxing']");
    workshop_close(&shop);
}

static void what_a_host_says_wrong_is_its_own_fault(void **state) {
    (void)state;
    static const char *const unknown[] = {"sandign"};
    static const struct {
        const char *today, *date;
        const char *const *treatments;
    } rows[] = {
        {"2026-13-01", NULL, NULL},
        {"yesterday", NULL, NULL},
        {WORKSHOP_TODAY, "2026-02-30", NULL},
        {WORKSHOP_TODAY, NULL, unknown},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document = workshop_document(&shop, "{}");
        document.date = rows[i].date;
        document.treatments = rows[i].treatments;
        document.treatments_count = rows[i].treatments ? 1 : 0;
        aftercare_json answer = {"untouched", 9};
        aftercare_error err = {0};
        assert_int_equal(
            aftercare_assess(shop.assessor, &document, rows[i].today, &answer, &err),
            AFTERCARE_EUSAGE);
        assert_string_equal(answer.text, "untouched");
        assert_int_equal(err.status, AFTERCARE_EUSAGE);
    }
    workshop_close(&shop);
}

static void errors_name_the_document_as_the_host_does(void **state) {
    (void)state;
    static const struct {
        const char *name, *place;
    } rows[] = {{"anna.json", "anna.json"}, {"-", "-"}, {NULL, "document"}};
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document = {.name = rows[i].name, .text = "{,}", .len = 3};
        aftercare_json answer = {0};
        aftercare_error err = {0};
        assert_int_equal(
            aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err),
            AFTERCARE_EDOCUMENT);
        assert_string_equal(err.place, rows[i].place);
        assert_int_equal(err.line, 1);
        assert_int_equal(err.column, 2);
    }
    workshop_close(&shop);
}

static void a_document_over_the_limits_is_refused(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    struct buffer marks;
    buffer_init(&marks, &system_allocator, 1 << 21);
    buffer_string(&marks, "{\"patient\": {\"marks\": [");
    for (size_t i = 0; i < 1001; i++) {
        buffer_string(&marks, i > 0 ? ",{\"code\":\"stamp\"}" : "{\"code\":\"stamp\"}");
    }
    buffer_string(&marks, "]}}");
    const size_t large = ((size_t)1 << 20) + 1;
    char *blanks = arena_alloc(&shop.arena, large);
    memset(blanks, ' ', large);
    const aftercare_document documents[] = {
        {.text = marks.at, .len = marks.len},
        {.text = blanks, .len = large},
        {.text = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", .len = 33},
    };

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        aftercare_json answer = {0};
        aftercare_error err = {0};
        assert_int_equal(
            aftercare_assess(shop.assessor, &documents[i], WORKSHOP_TODAY, &answer, &err),
            AFTERCARE_ELIMIT);
    }
    buffer_clear(&marks);
    workshop_close(&shop);
}

static void an_assessor_goes_on_after_a_refusal(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (int i = 0; i < 3; i++) {
        (void)workshop_refusal(&shop, "{'patient': {'wood': 'elm'}}");
        const struct json *answer =
            workshop_assess(&shop, "{'patient': {'wood': 'pine'}}");
        assert_part(&shop, answer, "/treatments/0/verdict", "'care'");
    }
    workshop_close(&shop);
}

static void assessors_of_the_same_rules_do_not_meet(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_assessor *other = NULL;
    aftercare_error err = {0};
    workshop_open(&shop, RULES);
    assert_int_equal(aftercare_assessor_new(&other, shop.rules, &err), 0);
    aftercare_document pine = workshop_document(&shop, "{'patient': {'wood': 'pine'}}");
    aftercare_document oak = workshop_document(&shop, "{'patient': {'wood': 'oak'}}");
    aftercare_json first = {0};
    aftercare_json second = {0};

    assert_int_equal(aftercare_assess(shop.assessor, &pine, WORKSHOP_TODAY, &first, &err),
                     0);
    assert_int_equal(aftercare_assess(other, &oak, WORKSHOP_TODAY, &second, &err), 0);

    assert_part(&shop, workshop_read(&shop, first), "/treatments/0/verdict", "'care'");
    assert_part(&shop, workshop_read(&shop, second), "/treatments/0/verdict", "'go'");
    aftercare_assessor_free(other);
    workshop_close(&shop);
}

static void nothing_is_freed_twice(void **state) {
    (void)state;

    aftercare_assessor_free(NULL);
    aftercare_rules_free(NULL);
}

static void the_library_tells_its_version(void **state) {
    (void)state;

    assert_string_equal(aftercare_version(), AFTERCARE_VERSION);
}

static void rules_that_say_the_same_have_the_same_digest(void **state) {
    (void)state;
    struct workshop one, same, other, chosen;
    workshop_open(&one, RULES);
    workshop_open(&same, RULES "\n\n-- no more\n");
    workshop_open(&other, RULES "\nlocal more = 1\n");
    assert_int_equal(workshop_try(&chosen, RULES, "drying=fast"), AFTERCARE_OK);

    const char *digest = aftercare_rules_digest(one.rules);

    assert_int_equal(strlen(digest), 71);
    assert_string_equal(aftercare_rules_digest(same.rules), digest);
    assert_string_not_equal(aftercare_rules_digest(other.rules), digest);
    assert_string_not_equal(aftercare_rules_digest(chosen.rules), digest);
    workshop_close(&one);
    workshop_close(&same);
    workshop_close(&other);
    workshop_close(&chosen);
}

static void a_folder_that_is_not_there_is_told(void **state) {
    (void)state;
    static const char *const nowhere[] = {"/nowhere/at/all"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    options.rules = nowhere;
    options.rules_count = 1;

    assert_int_equal(aftercare_rules_load(&rules, &options, &err), AFTERCARE_ENOTFOUND);

    assert_null(rules);
    assert_non_null(strstr(err.place, "/nowhere/at/all"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_used_where_the_document_has_none),
        cmocka_unit_test(the_host_may_ask_otherwise_than_the_document),
        cmocka_unit_test(what_a_host_says_wrong_is_its_own_fault),
        cmocka_unit_test(errors_name_the_document_as_the_host_does),
        cmocka_unit_test(a_document_over_the_limits_is_refused),
        cmocka_unit_test(an_assessor_goes_on_after_a_refusal),
        cmocka_unit_test(assessors_of_the_same_rules_do_not_meet),
        cmocka_unit_test(nothing_is_freed_twice),
        cmocka_unit_test(the_library_tells_its_version),
        cmocka_unit_test(rules_that_say_the_same_have_the_same_digest),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
