#include "core/facts/members.h"

#include "tests/unit/facts/reading.h"

// Reads one value, the root's member "it".
struct trial {
    struct workshop shop;
    struct reading reading;
    const struct json *it;
    aftercare_error err;
};

static void begin(struct trial *trial, const char *json) {
    workshop_open(&trial->shop, "-- none\n");
    trial->err = (aftercare_error){0};
    trial->reading = (struct reading){&trial->shop.arena, schema_of(&trial->shop),
                                      json_of(&trial->shop, json), &trial->err};
    trial->it = json_member(trial->reading.document->root, "it");
}

static void null_is_the_same_as_absent(void **state) {
    (void)state;
    struct trial trial;
    begin(&trial, "{'it': {'a': null, 'b': false}}");

    assert_null(member_of(trial.it, "a"));
    assert_null(member_of(trial.it, "c"));
    assert_null(member_of(NULL, "a"));
    assert_int_equal(member_of(trial.it, "b")->type, JSON_FALSE);
    workshop_close(&trial.shop);
}

static void another_type_is_refused_with_both(void **state) {
    (void)state;
    struct trial trial;
    begin(&trial, "{'it': 'x'}");

    assert_int_equal(member_expect(&trial.reading, trial.it, JSON_TEXT, "a text"),
                     AFTERCARE_OK);
    assert_int_equal(member_expect(&trial.reading, trial.it, JSON_LIST, "a list of x"),
                     AFTERCARE_EDOCUMENT);

    assert_string_equal(trial.err.sentence,
                        "a text stands here (it should be a list of x)");
    assert_string_equal(trial.err.pointer, "/it");
    workshop_close(&trial.shop);
}

static void a_term_must_be_of_the_categories(void **state) {
    (void)state;
    struct trial trial;
    begin(&trial, "{'it': 'Dry Rot'}");
    struct text names[] = {TEXT("part"), TEXT("fault")};
    const struct term *term = NULL;

    assert_int_equal(
        member_term(&term, &trial.reading, (struct categories){names, 1}, trial.it),
        AFTERCARE_EDOCUMENT);
    assert_null(term);
    assert_int_equal(
        member_term(&term, &trial.reading, (struct categories){names, 2}, trial.it),
        AFTERCARE_OK);

    assert_true(text_is(term->id, "rot"));
    workshop_close(&trial.shop);
}

static void a_day_is_whole_where_one_day_is_needed(void **state) {
    (void)state;
    struct trial trial;
    begin(&trial, "{'it': '2026-05'}");
    struct date date = day_of("2000-01-01");
    struct days days;

    assert_int_equal(member_date(&date, &trial.reading, trial.it), AFTERCARE_EDOCUMENT);
    assert_int_equal(member_days(&days, &trial.reading, trial.it), AFTERCARE_OK);

    assert_string_equal(date_text(&trial.shop, date), "2000-01-01");
    assert_string_equal(days_text(&trial.shop, days), "2026-05-01..2026-05-31");
    workshop_close(&trial.shop);
}

static void a_long_word_is_cut_in_the_refusal(void **state) {
    (void)state;
    struct trial trial;
    char json[400] = "{'it': '";
    memset(json + 8, 'q', 300);
    memcpy(json + 308, "'}", 3);
    begin(&trial, json);
    static const struct text choices[] = {{"a", 1}, {"b", 1}};
    struct date date;
    int choice = -7;

    assert_int_equal(member_choice(&choice, &trial.reading, choices, 2, trial.it),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(choice, -7);
    assert_in_range(strlen(trial.err.sentence), 70, 110);
    assert_int_equal(member_date(&date, &trial.reading, trial.it), AFTERCARE_EDOCUMENT);
    assert_in_range(strlen(trial.err.sentence), 40, 110);
    workshop_close(&trial.shop);
}

static void many_choices_are_listed_as_far_as_there_is_room(void **state) {
    (void)state;
    struct trial trial;
    begin(&trial, "{'it': 'none'}");
    struct text choices[64];
    for (size_t i = 0; i < 64; i++) {
        choices[i] = TEXT("abcdefgh");
    }
    int choice;

    assert_int_equal(member_choice(&choice, &trial.reading, choices, 64, trial.it),
                     AFTERCARE_EDOCUMENT);

    assert_in_range(strlen(trial.err.sentence), 200, AFTERCARE_PLACE_MAX + 60);
    workshop_close(&trial.shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_is_the_same_as_absent),
        cmocka_unit_test(another_type_is_refused_with_both),
        cmocka_unit_test(a_term_must_be_of_the_categories),
        cmocka_unit_test(a_day_is_whole_where_one_day_is_needed),
        cmocka_unit_test(a_long_word_is_cut_in_the_refusal),
        cmocka_unit_test(many_choices_are_listed_as_far_as_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
