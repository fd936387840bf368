// What is found in rules that load all the same, one pair of rules a row, and how it is
// told. The whole of it, with gaps, is tests/integration/check_test.py.
#include "core/rules/inspect.h"

#include "core/plan/library.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/workshop.h"

#define BAR(id, when, grade)                                                             \
    "bar '" id "' { works = 'sanding', when = " when ", grade = '" grade "', sources = " \
    "'W-1' }\n"
#define SUIT(id, when, points)                                                           \
    "suit '" id "' { wish = 'smooth', work = 'sanding', when = " when                    \
    ", points = " points ", sources = 'W-1' }\n"
#define PUT(id, use, from, till, more)                                                   \
    "put '" id "' { after = 'sanding', stuff = 'oil', use = '" use "', from = '" from    \
    "', till = '" till "', sources = 'W-1'" more " }\n"

#define BAR_OF(id, works, more, when, grade)                                             \
    "bar '" id "' { works = " works ", when = " when ", grade = '" grade                 \
    "', sources = 'W-1'" more " }\n"
#define ACCEPT(check, of) "accept '" check "' { of = '" of "', because = 'x' }\n"
#define TWICE BAR("a", "indoors :yes()", "care") BAR("b", "indoors :yes()", "care")
#define DRY "policy = { drying = 'fast' }"

// "line check" of each, in the pack's own file.
static void tell(void *context, const aftercare_error *err) {
    struct workshop *shop = context;
    size_t len = strlen(shop->mistakes);
    if (strstr(err->place, "/t/rules.lua")) {
        (void)snprintf(shop->mistakes + len, sizeof shop->mistakes - len, "%s%d %s",
                       len > 0 ? ", " : "", err->line, err->check);
    }
}

static void tell_accepted(void *context, const aftercare_error *err,
                          const char *because) {
    struct workshop *shop = context;
    size_t len = strlen(shop->mistakes);
    (void)snprintf(shop->mistakes + len, sizeof shop->mistakes - len, "%s%d accepted: %s",
                   len > 0 ? ", " : "", err->line, because);
}

struct row {
    const char *rules, *found;
};

static void expect(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        aftercare_error err = {0};
        workshop_open(&shop, rows[i].rules);
        const aftercare_check_watch watch = {tell, tell_accepted, &shop};
        assert_int_equal(aftercare_rules_check(shop.rules, &watch, &err), AFTERCARE_OK);
        if (strcmp(shop.mistakes, rows[i].found) != 0) {
            print_message("%s\n", rows[i].rules);
        }
        assert_string_equal(shop.mistakes, rows[i].found);
        workshop_close(&shop);
    }
}

#define EXPECT(rows) expect(rows, sizeof(rows) / sizeof *(rows))

static void where_all_rules_count_only_what_adds_nothing_is_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        // Overlap is fine, whatever is decided.
        {BAR("a", "hardness :at_least(3)", "care")
             BAR("b", "hardness :at_most(4)", "never"),
         ""},
        // The narrower one is stronger, or the stronger one is narrower.
        {BAR("a", "hardness :at_least(3)", "care")
             BAR("b", "hardness :at_least(5)", "never"),
         ""},
        {BAR("a", "hardness :at_least(3)", "never")
             BAR("b", "hardness :at_least(5)", "care"),
         "2 pointless-rule"},
        {BAR("a", "hardness :at_least(5)", "care")
             BAR("b", "hardness :at_least(3)", "care"),
         "1 pointless-rule"},
        {BAR("a", "indoors :yes()", "care") BAR("b", "indoors :yes()", "care"),
         "2 pointless-rule"},
        {BAR("a", "indoors :yes()", "care") BAR("b", "indoors :yes()", "ask"),
         "2 contradiction"},
        {BAR("a", "indoors :yes() & wood :is 'oak'", "care")
             BAR("b", "wood :is 'oak' & indoors :yes()", "ask"),
         "2 contradiction"},
        {BAR("a", "fault 'damage' :ever()", "care")
             BAR("b", "fault 'rot_deep' :within 'P2W'", "care"),
         "2 pointless-rule"},
        {BAR("a", "fault 'rot' :within 'P6M'", "later")
             BAR("b", "fault 'rot' :within 'P1Y'", "care"),
         ""},
        // It is about a treatment more.
        {BAR("a", "indoors :yes()", "never")
             BAR_OF("b", "{ 'sanding', 'oiling' }", "", "indoors :yes()", "care"),
         "2 contradiction"},
        {BAR("a", "hardness :at_least(2)", "never")
             BAR_OF("b", "{ 'sanding', 'oiling' }", "", "hardness :at_least(3)", "care"),
         ""},
        // Other details, or another policy, are another rule.
        {BAR("a", "indoors :yes()", "care") BAR_OF(
             "b", "'sanding'", ", details = { tool = 'belt' }", "indoors :yes()", "ask"),
         ""},
        {BAR("a", "indoors :yes()", "care")
             BAR_OF("b", "'sanding'", ", overrules = 'a', " DRY, "indoors :yes()", "ask"),
         ""},
        // Where the clinic sets the stronger one aside, the other is left.
        {BAR("a", "hardness :at_least(3)", "never") BAR("b", "hardness :at_least(5)",
                                                        "care")
             BAR_OF("c", "'sanding'", ", overrules = 'a', " DRY, "indoors :yes()", "ask"),
         ""},
    };

    EXPECT(rows);
}

static void where_each_rule_is_an_entry_two_for_one_piece_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {SUIT("a", "hardness :at_most(3)", "80") SUIT("b", "hardness :at_least(4)", "40"),
         ""},
        {SUIT("a", "hardness :at_most(3)", "80") SUIT("b", "hardness :at_least(3)", "40"),
         "2 contradiction"},
        {SUIT("a", "hardness :at_most(3)", "80") SUIT("b", "hardness :at_most(2)", "80"),
         "2 pointless-rule"},
        {SUIT("a", "indoors :yes()", "80")
             SUIT("b", "indoors :yes(), parts = 'top'", "40"),
         ""},
    };

    EXPECT(rows);
}

static void windows_of_one_product_want_one_thing_at_a_time(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "hold", "PT0S", "P3D", "") PUT("b", "take", "P3D", "P9D", ""), ""},
        {PUT("a", "hold", "PT0S", "P3D", "") PUT("b", "take", "P2D", "P9D", ""),
         "2 window-conflict"},
        {PUT("a", "take", "PT1H", "P3D", ", before = 'hold'")
             PUT("b", "take", "PT30M", "P2D", ""),
         "2 window-conflict"},
        {PUT("a", "hold", "PT0S", "P3D", ", when = indoors :yes()")
             PUT("b", "take", "P2D", "P9D", ", when = ~indoors :yes()"),
         ""},
        {PUT("a", "hold", "PT0S", "P3D", "") PUT("b", "take", "P2D", "P9D", ", " DRY),
         ""},
        {PUT("a", "hold", "PT0S", "P3D", "")
             PUT("b", "take", "P2D", "P9D", ", overrules = 'a'"),
         ""},
        {PUT("a", "hold", "PT0S", "P3D", "") PUT("b", "hold", "P1D", "P2D", ""),
         "2 pointless-rule"},
        {PUT("a", "take", "PT0S", "P3D", "")
             PUT("b", "take", "P1D", "P2D", ", frequency = '2/day'"),
         ""},
        {PUT("a", "hold", "P1D", "P1D", ""), "1 empty-window"},
        {PUT("a", "hold", "P1D", "P1D", ", before = 'take'"), ""},
    };

    EXPECT(rows);
}

static void what_a_pack_accepts_is_told_apart(void **state) {
    (void)state;
    static const struct row rows[] = {
        {TWICE ACCEPT("pointless-rule", "b"), "2 accepted: x"},
        // Of another rule, or another check, it bears nothing.
        {TWICE ACCEPT("pointless-rule", "a"), "2 pointless-rule, 3 idle-acceptance"},
        {TWICE ACCEPT("never-holds", "b"), "2 pointless-rule, 3 idle-acceptance"},
    };

    EXPECT(rows);
}

static void memory_that_runs_out_is_told(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, TWICE ACCEPT("pointless-rule", "b"));
    aftercare_status status = AFTERCARE_ENOMEM;
    const aftercare_check_watch watch = {.found = NULL};

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        status = inspect(shop.rules->base, &allocator, &watch);
        assert_int_equal(failing.live, 0);
        assert_true(n < 1000);
    }

    assert_int_equal(status, AFTERCARE_OK);
    workshop_close(&shop);
}

// One rule that does not load, and two that say the same, which waits until all do.
static void beside_a_mistake_all_else_is_looked_at_or_memory_is_told(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_status status = AFTERCARE_ENOMEM;
    workshop_begin(&shop,
                   TWICE BAR("c", "indoors :yes()", "never")
                       BAR("d", "hardness :at_least(5) & hardness :at_most(2)", "care")
                           BAR("e", "indoors :maybe()", "care"),
                   NULL);
    aftercare_load_options options = workshop_options(&shop);
    const aftercare_check_watch watch = {tell, tell_accepted, &shop};
    options.problem = tell;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n += n / 8 + 1) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        aftercare_error err = {0};
        options.allocate = allocator.allocate;
        options.allocate_context = allocator.context;
        shop.mistakes[0] = '\0';
        status = aftercare_rules_check_all(&options, &watch, &err);
        assert_int_equal(failing.live, 0);
        assert_int_equal(err.status, status);
    }

    assert_int_equal(status, AFTERCARE_ERULES);
    assert_string_equal(shop.mistakes, "5 unknown-verb, 3 contradiction, 4 never-holds");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_all_rules_count_only_what_adds_nothing_is_told),
        cmocka_unit_test(where_each_rule_is_an_entry_two_for_one_piece_are_told),
        cmocka_unit_test(windows_of_one_product_want_one_thing_at_a_time),
        cmocka_unit_test(what_a_pack_accepts_is_told_apart),
        cmocka_unit_test(memory_that_runs_out_is_told),
        cmocka_unit_test(beside_a_mistake_all_else_is_looked_at_or_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
