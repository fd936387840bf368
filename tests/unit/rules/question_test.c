#include "core/rules/question.h"

#include "tests/unit/facts/reading.h"

static const char *questions_of(const char *when, const char *patient,
                                char out[AFTERCARE_SENTENCE_MAX]) {
    struct workshop shop;
    char rules[300];
    (void)snprintf(rules, sizeof rules,
                   "bar 'x' { works = 'sanding', %s, grade = 'never' }", when);
    workshop_open(&shop, rules);
    const struct json *answer = workshop_judge(&shop, patient);
    (void)snprintf(out, AFTERCARE_SENTENCE_MAX, "%s",
                   workshop_at(&shop, answer, "/treatments/0/questions/*/question"));
    workshop_close(&shop);
    return out;
}

static void what_is_missing_is_asked_in_the_schemas_words(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *questions;
    } rows[] = {
        {"when = wood :is 'oak'", "", "['Which wood is it?']"},
        {"when = indoors :yes()", "", "['Does it stand indoors?']"},
        {"when = fault 'rot' :now()", "'faults': null",
         "['Does it have, or did it have: Rot?']"},
        // The term's own question.
        {"when = fault 'crack' :now()", "'faults': null",
         "['Does it have a crack? Look below, too.']"},
        {"when = fault 'rot' :now()", "'faults': [{'code':'rot'}]",
         "['Rot: what is the \\'mended\\'?']"},
        {"when = fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present'}]",
         "['Rot: what is the \\'area\\'?']"},
        {"details = { tool = 'plane' }", "",
         "['The request does not say: details/tool']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[AFTERCARE_SENTENCE_MAX];
        assert_string_equal(questions_of(rows[i].when, rows[i].patient, out),
                            rows[i].questions);
    }
}

static void a_question_is_asked_in_a_language_that_is_there(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "-- none\n");
    const struct schema *schema = schema_of(&shop);
    struct fact_place place = {.fact = schema_fact(schema, TEXT("faults")),
                               .record = -1,
                               .term = vocabulary_term(schema->vocabulary, TEXT("rot"))};
    char out[200];

    assert_string_equal(question_sentence(out, sizeof out, &place, TEXT("es")),
                        "¿Tiene o ha tenido: Podredumbre?");
    assert_string_equal(question_sentence(out, sizeof out, &place, TEXT("fi")),
                        "Does it have, or did it have: Rot?");
    place.term = vocabulary_term(schema->vocabulary, TEXT("crack"));
    assert_string_equal(question_sentence(out, sizeof out, &place, TEXT("es")),
                        "¿Tiene una grieta? Mire también debajo.");
    workshop_close(&shop);
}

static void a_label_takes_the_place_that_the_sentence_has_for_it(void **state) {
    (void)state;
    static const struct {
        const char *sentence, *label, *filled;
    } rows[] = {
        {"Is there %s?", "rot", "Is there rot?"},
        {"%s", "rot", "rot"},
        {"Rot?", "x", "Rot?"},
        {"%s and %s", "a", "a and %s"},
        {"100 %", "a", "100 %"},
        {"%d %n %s", "a%s", "%d %n a%s"},
        {"", "a", ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        char small[4];
        assert_string_equal(sentence_fill(out, sizeof out, text_of(rows[i].sentence),
                                          text_of(rows[i].label)),
                            rows[i].filled);
        assert_in_range(
            strlen(sentence_fill(small, sizeof small, text_of(rows[i].sentence),
                                 text_of(rows[i].label))),
            0, 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_asked_in_the_schemas_words),
        cmocka_unit_test(a_question_is_asked_in_a_language_that_is_there),
        cmocka_unit_test(a_label_takes_the_place_that_the_sentence_has_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
