// An intake's structs say what its JSON says: nothing less, nothing else.
#include "tests/unit/rules/golden.h"
#include "tests/unit/rules/side_by_side.h"

static const struct side treatment_rows[] = {
    SIDE(aftercare_intake_treatment, treatment, TEXT),
    SIDE(aftercare_intake_treatment, verdict, TEXT),
    SIDE_OF(aftercare_intake_treatment, questions, LIST, &questions),
    {.name = "settled",
     .shape = SHAPE_BOOL,
     .offset = offsetof(aftercare_intake_treatment, is_settled)},
};
static const struct sides treatments = SIDES(treatment_rows, aftercare_intake_treatment);

static const struct side intake_rows[] = {
    SIDE(aftercare_intake, size, OWN),
    SIDE(aftercare_intake, date, TEXT),
    SIDE_OF(aftercare_intake, questions, LIST, &questions),
    SIDE_OF(aftercare_intake, treatments, LIST, &treatments),
};
static const struct sides intakes = SIDES(intake_rows, aftercare_intake);

static void the_tables_leave_no_member_out(void **state) {
    (void)state;
    assert_whole(&questions);
    assert_whole(&treatments);
    assert_whole(&intakes);
}

// Asks both ways; the JSON is the same, also afterwards.
static size_t compare(struct workshop *shop, const aftercare_document *document) {
    const aftercare_intake *shown = NULL;
    aftercare_json alone = {0};
    aftercare_json after = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_ask(shop->assessor, document, WORKSHOP_TODAY, &alone, &err);
    char *text = status ? NULL : arena_copy(&shop->arena, alone.text, alone.len);

    assert_int_equal(
        aftercare_ask_result(shop->assessor, document, WORKSHOP_TODAY, &shown, &err),
        status);
    assert_int_equal(shown == NULL, status != AFTERCARE_OK);
    if (!shown) {
        return 0;
    }

    assert_int_equal(shown->size, sizeof *shown);
    assert_int_equal(aftercare_result_json(shop->assessor, &after, &err), 0);
    assert_string_equal(after.text, text);
    assert_same(workshop_read(shop, after), shown, &intakes);
    return shown->questions_count;
}

static void every_sampled_intake_of_the_shipped_rules_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err = {0};
    size_t asked = 0;
    shipped_open(&shop);

    for (uint64_t number = 0; number < 100; number++) {
        aftercare_json sample = {0};
        arena_reset(&shop.arena);
        assert_int_equal(aftercare_sample_request(shop.assessor, number, &sample, &err),
                         0);
        const aftercare_document document = {
            .text = arena_copy(&shop.arena, sample.text, sample.len), .len = sample.len};
        asked += compare(&shop, &document);
    }

    assert_true(asked > 100);
    shipped_close(&shop);
}

// Numbers, choices and statuses, of which the shipped rules ask little.
static void another_plugins_intake_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);
    const char *text = golden_read(&shop, "assess.json");
    const aftercare_document document = {.text = text, .len = strlen(text)};
    const aftercare_document empty = workshop_document(&shop, "{}");

    (void)compare(&shop, &document);
    assert_true(compare(&shop, &empty) > 0);

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_leave_no_member_out),
        cmocka_unit_test(every_sampled_intake_of_the_shipped_rules_is_the_same),
        cmocka_unit_test(another_plugins_intake_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
