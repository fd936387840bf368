// An explanation as structs says what its JSON says, member by member.
#include "tests/unit/plan/host.h"

#define SAMPLES 60
#define RULES                                                                            \
    "bar 'rot' { works = 'sanding', grade = 'later', when = fault 'rot' :within 'P6M' "  \
    ":here() & ~(wood :is 'pine' | mark 'stamp' | indoors :yes()) }\n"                   \
    "bar 'belt' { works = 'sanding', grade = 'care', details = { tool = { 'belt', "      \
    "'plane' } } }\n"                                                                    \
    "bar 'reads' { works = 'oiling', grade = 'later', when = function(facts)\n"          \
    "  if facts:coat('oil'):within('P1M') then return true end\n"                        \
    "  return facts:wood():is('pine') and facts:indoors():yes()\nend | age :at_least "   \
    "'P1Y' }\n"                                                                          \
    "bar 'fails' { works = 'oiling', grade = 'care', when = function(facts)\n"           \
    "  if facts:age():value() then error('no') end return facts:indoors():yes()\nend "   \
    "}\n"                                                                                \
    "suit 'smooth' { wish = 'smooth', work = 'sanding', when = hardness :at_most(2), "   \
    "unless = mark 'stamp' & coat 'wax' :on(), points = 80 }\n"
static const char *const names[] = {"rot", "belt", "reads", "fails", "smooth"};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct json *at(const struct json *list, size_t index) {
    const struct json *one = list->first;
    for (size_t i = 0; i < index; i++) {
        one = one->next;
    }
    return one;
}

// Of a member that is not there, and of null, nothing is said.
static void expect_text(const struct json *object, const char *name, const char *said) {
    const struct json *member = json_member(object, name);
    if (!member || member->type == JSON_NULL) {
        assert_null(said);
    } else {
        assert_string_equal(said, member->text.at);
    }
}

static void expect_texts(const struct json *object, const char *name,
                         const char *const *list, size_t count) {
    const struct json *member = json_member(object, name);
    assert_int_equal(count, member ? member->count : 0);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(list[i], at(member, i)->text.at);
    }
}

static void expect_part(const struct json *json, const aftercare_explained_part *part) {
    if (!json) {
        assert_null(part);
        return;
    }
    expect_text(json, "part", part->part);
    expect_text(json, "value", part->value);
    expect_text(json, "until", part->until);
    expect_text(json, "wording", part->wording);
    expect_text(json, "sentence", part->sentence);
    expect_text(json, "error", part->error);
    expect_texts(json, "facts", part->facts, part->facts_count);
    bool is_function = strcmp(part->part, "function") == 0;
    const struct json *parts = json_member(json, is_function ? "reads" : "parts");
    assert_int_equal(part->parts_count, parts ? parts->count : 0);
    for (size_t i = 0; i < part->parts_count; i++) {
        expect_part(at(parts, i), part->parts[i]);
    }
}

static void expect_change(const struct json *json,
                          const aftercare_explained_change *change) {
    if (!json) {
        assert_null(change);
        return;
    }
    const struct json *tests = json_member(json, "tests");
    expect_text(json, "to", change->to);
    expect_text(json, "on", change->on);
    expect_text(json, "sentence", change->sentence);
    assert_int_equal(change->tests_count, tests->count);
    for (size_t i = 0; i < change->tests_count; i++) {
        expect_text(at(tests, i), "wording", change->tests[i]->wording);
        expect_text(at(tests, i), "should_be", change->tests[i]->should_be);
    }
}

static void expect_details(const struct json *json, const aftercare_explanation *is) {
    assert_int_equal(is->details_count, json ? json->count : 0);
    for (size_t i = 0; i < is->details_count; i++) {
        const aftercare_explained_detail *detail = is->details[i];
        expect_text(at(json, i), "detail", detail->detail);
        expect_text(at(json, i), "value", detail->value);
        expect_text(at(json, i), "is", detail->is);
        expect_text(at(json, i), "sentence", detail->sentence);
        expect_texts(at(json, i), "should_be", detail->should_be,
                     detail->should_be_count);
    }
}

static void expect_explanation(const struct json *json, const aftercare_explanation *is) {
    assert_int_equal(is->size, sizeof *is);
    expect_text(json, "date", is->date);
    expect_text(json_member(json, "rules"), "digest", is->rules->digest);
    expect_text(json, "rule", is->rule);
    expect_text(json, "kind", is->kind);
    expect_text(json, "holds", is->holds);
    assert_int_equal(is->is_awake, json_member(json, "is_awake")->type == JSON_TRUE);
    expect_details(json_member(json, "details"), is);
    expect_part(json_member(json, "condition"), is->condition);
    expect_change(json_member(json, "change"), is->change);
    expect_part(json_member(json, "exception"), is->exception);
}

static const char *copied(struct workshop *shop, aftercare_json json) {
    return arena_copy(&shop->arena, json.text, json.len);
}

// The facts are freed before the explanation is read.
static void try_facts(struct workshop *shop, const struct host *host, const char *rule,
                      const struct json *json) {
    const aftercare_explanation *is = NULL;
    aftercare_facts *facts = NULL;
    assert_int_equal(aftercare_facts_new(&facts, shop->rules, NULL), AFTERCARE_OK);
    assert_int_equal(host_put_request(facts, host, NULL), AFTERCARE_OK);
    assert_int_equal(host_put_patient(facts, host, NULL), AFTERCARE_OK);
    assert_int_equal(
        aftercare_explain_facts_result(shop->assessor, facts, rule, &is, NULL), 0);
    aftercare_facts_free(facts);
    expect_explanation(json, is);
}

struct seen {
    size_t explained, errors, details, exceptions;
};

static void try_rule(struct workshop *shop, aftercare_json sample, const char *rule,
                     struct seen *seen) {
    const aftercare_document document = {.text = sample.text, .len = sample.len};
    const aftercare_explanation *is = NULL;
    aftercare_json json = {0};
    aftercare_assessor_try_again(shop->assessor);
    if (aftercare_explain(shop->assessor, &document, NULL, rule, &json, NULL)) {
        return;
    }
    const char *wanted = copied(shop, json);
    const struct json *read =
        workshop_read(shop, (aftercare_json){wanted, strlen(wanted)});

    assert_int_equal(
        aftercare_explain_result(shop->assessor, &document, NULL, rule, &is, NULL), 0);
    expect_explanation(read, is);
    assert_int_equal(aftercare_result_json(shop->assessor, &json, NULL), AFTERCARE_OK);
    assert_string_equal(json.text, wanted);
    expect_explanation(read, is);

    seen->explained++;
    seen->errors += strstr(wanted, "\"error\":\"") ? 1 : 0;
    seen->details += is->details_count;
    seen->exceptions += is->exception ? 1 : 0;
    const struct host host = host_of(workshop_read(shop, sample));
    try_facts(shop, &host, rule, read);
}

static void structs_say_what_the_json_says(void **state) {
    (void)state;
    struct workshop shop;
    struct seen seen = {0};
    workshop_open(&shop, RULES);

    for (uint64_t number = 0; number < SAMPLES; number++) {
        aftercare_json sample = {0};
        assert_int_equal(aftercare_sample_request(shop.assessor, number, &sample, NULL),
                         0);
        sample.text = copied(&shop, sample);
        for (size_t i = 0; i < COUNT(names); i++) {
            try_rule(&shop, sample, names[i], &seen);
        }
        arena_reset(&shop.arena);
    }

    assert_true(seen.explained > SAMPLES * COUNT(names) / 2);
    assert_true(seen.errors > 0 && seen.details > 0 && seen.exceptions > 0);
    workshop_close(&shop);
}

static void what_cannot_be_explained_is_refused(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err = {0};
    const aftercare_explanation *none = NULL;
    aftercare_json json = {"untouched", 9};
    workshop_open(&shop, RULES);
    aftercare_document document = workshop_document(&shop, "{'patient': {}}");

    assert_int_equal(aftercare_explain_result(shop.assessor, &document, WORKSHOP_TODAY,
                                              "rott", &none, &err),
                     AFTERCARE_ENOTFOUND);
    assert_string_equal(err.sentence,
                        "there is no rule \"rott\" (did you mean \"rot\"?)");
    assert_int_equal(
        aftercare_explain_result(shop.assessor, &document, NULL, "rot", &none, &err),
        AFTERCARE_EDOCUMENT);
    assert_null(none);
    assert_int_equal(aftercare_result_json(shop.assessor, &json, &err),
                     AFTERCARE_ECONFLICT);
    assert_string_equal(json.text, "untouched");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structs_say_what_the_json_says),
        cmocka_unit_test(what_cannot_be_explained_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
