#include "tests/unit/rules/golden.h"

static const struct json *assess_file(struct workshop *shop, const char *name) {
    const char *text = golden_read(shop, name);
    aftercare_document document = {.name = name, .text = text, .len = strlen(text)};
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_assess(shop->assessor, &document, NULL, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    assert_int_equal(answer.text[answer.len], '\0');
    assert_int_equal(strlen(answer.text), answer.len);
    return workshop_read(shop, answer);
}

static void an_assessment_is_written_as_the_golden_document_shows(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    const struct json *answer = assess_file(&shop, "assess.json");

    golden_compare(&shop, answer, "assess.answer.json");
    workshop_close(&shop);
}

static void the_same_document_gives_the_same_bytes(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);
    const char *text = golden_read(&shop, "assess.json");
    aftercare_document document = {.text = text, .len = strlen(text)};
    aftercare_json answer = {0};
    aftercare_error err = {0};
    assert_int_equal(aftercare_assess(shop.assessor, &document, NULL, &answer, &err), 0);
    char *first = arena_copy(&shop.arena, answer.text, answer.len);

    for (int i = 0; i < 3; i++) {
        (void)workshop_assess(&shop, "{}");
        assert_int_equal(aftercare_assess(shop.assessor, &document, NULL, &answer, &err),
                         0);
        assert_string_equal(answer.text, first);
    }
    workshop_close(&shop);
}

static void hostile_texts_come_out_as_json(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', grade = 'care', because = "
                         "'A \"quote\" and a \\\\.' }");

    const struct json *answer = workshop_judge(&shop, "");
    struct text because =
        json_member(
            json_member(json_member(answer, "treatments")->first, "findings")->first,
            "because")
            ->text;

    assert_true(text_is(because, "A \"quote\" and a \\."));
    workshop_close(&shop);
}

static void packs_and_options_stand_in_the_order_of_names(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(workshop_try(&shop, "-- none\n", "old_school=yes"), AFTERCARE_OK);

    const struct json *answer = workshop_assess(&shop, "{}");

    assert_part(&shop, answer, "/rules/packs", "{'t':'1.0.0'}");
    assert_part(&shop, answer, "/rules/options", "{'drying':'slow','old_school':'yes'}");
    assert_int_equal(strlen(workshop_at(&shop, answer, "/rules/digest")),
                     strlen("'sha256:'") + 64);
    workshop_close(&shop);
}

static void an_option_that_nobody_chose_is_null(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "-- none\n");

    const struct json *answer = workshop_assess(&shop, "{}");

    assert_part(&shop, answer, "/rules/options", "{'drying':'slow','old_school':null}");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_assessment_is_written_as_the_golden_document_shows),
        cmocka_unit_test(the_same_document_gives_the_same_bytes),
        cmocka_unit_test(hostile_texts_come_out_as_json),
        cmocka_unit_test(packs_and_options_stand_in_the_order_of_names),
        cmocka_unit_test(an_option_that_nobody_chose_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
