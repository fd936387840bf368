// Each status can be had from the public interface, and what is said then has a place,
// where there is one, and what would be right. A status that is new needs a row here.
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"
#include "tests/unit/rules/workshop.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define RULES                                                                            \
    "bar 'h' { works = 'sanding', when = wood :is 'oak', grade = 'never', because = "    \
    "'Oak.', sources = 'W-1' }"

// A case that fails.
#define CASES                                                                            \
    "case 'pine' { request = { treatments = { 'sanding' }, date = '2026-06-15' }, "      \
    "patient = { wood = 'pine' }, expect = { verdict = 'never' } }"

static aftercare_status assess_text(struct workshop *shop, const char *text,
                                    aftercare_error *err) {
    const aftercare_document document = {
        .name = "doc", .text = text, .len = strlen(text)};
    aftercare_json answer = {0};
    return aftercare_assess(shop->assessor, &document, WORKSHOP_TODAY, &answer, err);
}

static aftercare_status have_done(struct workshop *shop, aftercare_error *err) {
    return assess_text(shop, "{\"patient\": {}, \"request\": {}}", err);
}

static void *refuse(void *context, void *pointer, size_t old_size, size_t new_size) {
    (void)context;
    return new_size == 0 ? system_allocator.allocate(NULL, pointer, old_size, 0) : NULL;
}

static aftercare_status have_no_memory(struct workshop *shop, aftercare_error *err) {
    aftercare_load_options options = workshop_options(shop);
    aftercare_rules *rules = NULL;
    options.allocate = refuse;
    return aftercare_rules_load(&rules, &options, err);
}

static aftercare_status have_a_wrong_document(struct workshop *shop,
                                              aftercare_error *err) {
    return assess_text(shop, "{\"patient\": {\"wod\": \"oak\"}, \"request\": {}}", err);
}

static aftercare_status have_wrong_rules(struct workshop *shop, aftercare_error *err) {
    aftercare_rules *rules = NULL;
    workshop_write(shop, "t/rules.lua", "bra 'h' {}");
    aftercare_load_options options = workshop_options(shop);
    return aftercare_rules_load(&rules, &options, err);
}

static aftercare_status have_a_wrong_call(struct workshop *shop, aftercare_error *err) {
    static const aftercare_file files[] = {{"../schema.lua", "", 0}};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    (void)shop;
    options.files = files, options.files_count = COUNT(files);
    return aftercare_rules_load(&rules, &options, err);
}

static aftercare_status have_no_such_rule(struct workshop *shop, aftercare_error *err) {
    static const char text[] = "{\"patient\": {}, \"request\": {}}";
    const aftercare_document document = {
        .name = "doc", .text = text, .len = sizeof text - 1};
    aftercare_json answer = {0};
    return aftercare_explain(shop->assessor, &document, WORKSHOP_TODAY, "t.hh", &answer,
                             err);
}

static aftercare_status have_a_case_that_fails(struct workshop *shop,
                                               aftercare_error *err) {
    const aftercare_load_options load = workshop_options(shop);
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    aftercare_mutants *mutants = NULL;
    options.load = &load;
    options.first = 1;
    return aftercare_mutants_open(&mutants, &options, err);
}

static aftercare_status have_too_deep_a_document(struct workshop *shop,
                                                 aftercare_error *err) {
    char text[1000];
    memset(text, '[', sizeof text);
    text[sizeof text - 1] = '\0';
    return assess_text(shop, text, err);
}

static aftercare_status have_a_file_of_everybodys(struct workshop *shop,
                                                  aftercare_error *err) {
    char path[160];
    char *json = NULL;
    size_t len = 0;
    workshop_path(path, shop, "t/rules.lua");
    assert_int_equal(chmod(path, 0666), 0);
    return aftercare_settings_read(&json, &len, path, err);
}

static aftercare_status have_a_full_disk(struct workshop *shop, aftercare_error *err) {
    (void)shop;
    struct harness *h = harness_new();
    disk.fault = DISK_WORKS;
    harness_open(h);
    aftercare_reminder reminder = reminder_at("s", NOON + HOUR);
    disk.fault = DISK_FULL;
    aftercare_status status = put(h, "s", "a", &reminder, 1);
    disk.fault = DISK_WORKS;
    *err = h->err;
    harness_free(h);
    return status;
}

struct row {
    aftercare_status status;
    aftercare_status (*have)(struct workshop *shop, aftercare_error *err);
    const char *place;       // its end
    const char *right;       // a part of the sentence, that says what would be right
    const char *unreachable; // why it cannot be had
};

static const struct row rows[] = {
    {AFTERCARE_OK, have_done, "", "", NULL},
    {AFTERCARE_ENOMEM, have_no_memory, "", "no memory for the rules", NULL},
    {AFTERCARE_EDOCUMENT, have_a_wrong_document, "doc", "(did you mean \"wood\"?)", NULL},
    {AFTERCARE_ERULES, have_wrong_rules, "t/rules.lua", "(did you mean \"bar\"?)", NULL},
    {AFTERCARE_EUSAGE, have_a_wrong_call, "../schema.lua", "(begin its path with", NULL},
    {AFTERCARE_ENOTFOUND, have_no_such_rule, "", "(did you mean \"t.h\"?)", NULL},
    {AFTERCARE_ECONFLICT, have_a_case_that_fails, "t/tests/cases.lua",
     "(mutants are tried on cases that pass)", NULL},
    {AFTERCARE_ELIMIT, have_too_deep_a_document, "doc", "(at most ", NULL},
    {AFTERCARE_EIO, have_a_file_of_everybodys, "t/rules.lua", "(chmod go-w)", NULL},
    {AFTERCARE_EFULL, have_a_full_disk, ".db", "(free some space;", NULL},
    {AFTERCARE_EINTERNAL, NULL, NULL, NULL,
     "a layout is compared with its file token by token, and a store hears from SQLite "
     "what it documents for these calls: this is said where one of them is not so"},
};

static void check(const struct row *row) {
    struct workshop shop;
    aftercare_error err = {0};
    workshop_begin(&shop, RULES, CASES);
    aftercare_load_options options = workshop_options(&shop);
    assert_int_equal(aftercare_rules_load(&shop.rules, &options, NULL), 0);
    assert_int_equal(aftercare_assessor_new(&shop.assessor, shop.rules, NULL), 0);

    aftercare_status status = row->have(&shop, &err);

    assert_string_equal(aftercare_status_name((int)status),
                        aftercare_status_name((int)row->status));
    assert_int_equal(err.status, row->status);
    size_t len = strlen(err.place);
    size_t end = strlen(row->place);
    assert_true(len >= end);
    assert_string_equal(err.place + (*row->place ? len - end : 0), row->place);
    if (!strstr(err.sentence, row->right)) {
        assert_string_equal(err.sentence, row->right);
    }
    workshop_close(&shop);
}

static void each_status_is_had_with_a_place_and_what_would_be_right(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (rows[i].have) {
            check(&rows[i]);
        } else {
            assert_non_null(rows[i].unreachable);
        }
    }
}

static void no_status_is_without_a_row(void **state) {
    (void)state;
    static const aftercare_status statuses[] = {
#define X(name, number, meaning) AFTERCARE_##name,
        AFTERCARE_STATUSES(X)
#undef X
    };
    for (size_t i = 0; i < COUNT(statuses); i++) {
        size_t found = 0;
        for (size_t k = 0; k < COUNT(rows); k++) {
            found += rows[k].status == statuses[i];
        }
        if (found == 0) {
            fail_msg("%s has no row", aftercare_status_name((int)statuses[i]));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_status_is_had_with_a_place_and_what_would_be_right),
        cmocka_unit_test(no_status_is_without_a_row),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
