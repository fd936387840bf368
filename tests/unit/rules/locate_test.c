#include "core/rules/locate.h"

#include "tests/unit/rules/workshop.h"

#define ROT_AT(area) "{'code':'rot','status':'present','area':'" area "'}"

struct row {
    const char *when, *patient, *area;
};

// The area of the one rule's finding about the table.
static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'later' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer = workshop_judge(&shop, rows[i].patient);
        assert_string_equal(
            arena_format(&shop.arena, "%s of %s: %s", rows[i].when, rows[i].patient,
                         workshop_at(&shop, answer, "/treatments/0/findings/0/area")),
            arena_format(&shop.arena, "%s of %s: %s", rows[i].when, rows[i].patient,
                         rows[i].area));
        workshop_close(&shop);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void the_area_of_a_finding_is_common_to_its_records(void **state) {
    (void)state;
    static const char rot[] = "fault 'rot' :now() :here()";
    static const struct row rows[] = {
        {rot, "'faults': [" ROT_AT("leg") "]", "'leg'"},
        {rot, "'faults': [" ROT_AT("top_left") ", " ROT_AT("inlay") "]", "'top_left'"},
        {rot, "'faults': [" ROT_AT("top_left") ", " ROT_AT("top_right") "]", "'top'"},
        {rot, "'faults': [" ROT_AT("top_left") ", " ROT_AT("leg_front") "]", "'table'"},
        {rot,
         "'faults': [" ROT_AT("leg") ", {'code':'rot','status':'gone','area':'top'}]",
         "'leg'"},
    };
    CHECK(rows);
}

static void a_finding_that_may_hold_is_where_it_would_hold(void **state) {
    (void)state;
    static const struct row rows[] = {
        // Whether it is over is not known.
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot','area':'leg'}]",
         "'leg'"},
        // What is not known is something else.
        {"fault 'rot' :now() :here() & indoors :yes()", "'faults': [" ROT_AT("leg") "]",
         "'leg'"},
        // Where one of them is, is not known.
        {"fault 'rot' :now() :here() & indoors :yes()",
         "'faults': [" ROT_AT("leg") ", {'code':'rot','status':'present'}]", "null"},
        {"fault 'rot' :now() :here()", "'faults': null", "null"},
    };
    CHECK(rows);
}

static void only_the_parts_that_make_it_so_tell_where(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now() & indoors :yes()",
         "'indoors': true, 'faults': [" ROT_AT("leg") "]", "null"},
        {"indoors :yes()", "'indoors': true", "null"},
        {"fault 'rot' :now() :here() | fault 'worm' :now() :here()",
         "'faults': [" ROT_AT("leg") "]", "'leg'"},
        {"~fault 'worm' :now() :here()", "'faults': [" ROT_AT("leg") "]", "null"},
        {"~~fault 'rot' :now() :here()", "'faults': [" ROT_AT("leg") "]", "'leg'"},
        {"~(indoors :yes() & ~fault 'rot' :now() :here())",
         "'indoors': true, 'faults': [" ROT_AT("leg") "]", "'leg'"},
        {"area 'table'", "", "'table'"},
        {"area 'table' & fault 'rot' :now() :here()", "'faults': [" ROT_AT("leg") "]",
         "'table'"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_area_of_a_finding_is_common_to_its_records),
        cmocka_unit_test(a_finding_that_may_hold_is_where_it_would_hold),
        cmocka_unit_test(only_the_parts_that_make_it_so_tell_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
