// Facts put in one by one, or fetched when an answer depends on them, lead to the answer
// that their document gets.
#include "tests/unit/plan/host.h"
#include "tests/unit/rules/hints.h"

#define SHIPPED_DOCUMENTS 1000
#define WORKSHOP_DOCUMENTS 100

// Rules that ask in every way: the parts of a condition, areas and parts of them, what
// begins and ends, functions, matches, and what overrules what.
static const char *const rules[] = {
    "bar 'rot' { works = { 'sanding', 'oiling' }, grade = 'never', when = fault 'rot' "
    ":now() :here() }\n",
    "bar 'coat' { works = 'sanding', grade = 'later', when = coat 'varnish' :within "
    "'P6M' & ~wood :is 'other' }\n"
    "bar 'fast' { policy = { drying = 'fast' }, overrules = { 'coat' }, works = "
    "'sanding', grade = 'care', when = coat 'varnish' :within 'P2W' }\n",
    "bar 'either' { works = 'waxing', grade = 'ask', when = (hardness :at_most(2) | mark "
    "'stamp') & ~(indoors :yes() & event 'flood' :within 'P1Y') }\n",
    "bar 'young' { works = 'finishing', grade = 'later', when = ~age :at_least 'P1Y' | "
    "event 'move' :within 'P3M' }\n"
    "bar 'old' { works = 'finishing', grade = 'later', when = age :at_least 'P1Y' & mark "
    "'stamp' }\n",
    "bar 'inlay' { works = 'sanding', grade = 'never', when = area 'inlay' & ~mark "
    "'stamp' }\n",
    "bar 'belt' { works = 'sanding', details = { tool = 'belt' }, grade = 'ask', when = "
    "wood :is 'pine' }\n",
    "bar 'reads' { works = 'painting', grade = 'care', when = function(facts)\n"
    "  if facts:hardness():value() > 3 then return facts:mark('stamp'):known() end\n"
    "  return facts:indoors():yes()\nend }\n",
    "bar 'days' { works = 'oiling', grade = 'later', when = function(facts)\n"
    "  if facts:coat('oil'):within('P1M') then return true end\n"
    "  return facts:wood():is('pine') and facts:indoors():yes()\nend }\n",
    "bar 'part' { works = 'waxing', grade = 'never', when = function(facts)\n"
    "  return facts:area('inlay') and facts:event('flood'):ever()\nend }\n",
    "suit 'smooth' { wish = 'smooth', work = { 'sanding', 'waxing' }, parts = { 'table' "
    "}, unless = mark 'stamp' & coat 'wax' :on(), points = 80 }\n"
    "suit 'shiny' { wish = 'shiny', work = 'oiling', points = 60 }\n",
};
#define RULES_COUNT (sizeof rules / sizeof *rules)

static aftercare_facts *facts_new(const struct workshop *shop) {
    aftercare_facts *facts = NULL;
    assert_int_equal(aftercare_facts_new(&facts, shop->rules, NULL), AFTERCARE_OK);
    return facts;
}

static void open_shipped(struct workshop *shop) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const folders[] = {AFTERCARE_SOURCE "/rules"};
    workshop_begin(shop, "", NULL);
    aftercare_load_options options = workshop_options(shop);
    options.plugins = plugins;
    options.rules = folders;
    options.rules_count = 1;
    assert_int_equal(aftercare_rules_load(&shop->rules, &options, NULL), AFTERCARE_OK);
    assert_int_equal(aftercare_assessor_new(&shop->assessor, shop->rules, NULL),
                     AFTERCARE_OK);
}

// What came of a document, or of its facts: an answer, or an error as one line.
static const char *outcome(struct workshop *shop, aftercare_status status,
                           const aftercare_json *answer, const aftercare_error *err) {
    return status ? arena_format(&shop->arena, "%s %s: %s",
                                 aftercare_status_name((int)status), err->pointer,
                                 err->sentence)
                  : arena_copy(&shop->arena, answer->text, answer->len);
}

static const char *by_document(struct workshop *shop, aftercare_json sample) {
    const aftercare_document document = {.text = sample.text, .len = sample.len};
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_assess(shop->assessor, &document, NULL, &answer, &err);
    return outcome(shop, status, &answer, &err);
}

static const struct json *json_of(struct workshop *shop, const char *json) {
    aftercare_document document = workshop_document(shop, json);
    return workshop_read(shop, (aftercare_json){document.text, document.len});
}

static const char *assessed(struct workshop *shop, aftercare_facts *facts,
                            aftercare_status status, aftercare_error *err) {
    aftercare_json answer = {0};
    if (!status) {
        status = host_assess(shop->assessor, facts, &answer, err);
    }
    return outcome(shop, status, &answer, err);
}

static const char *by_facts(struct workshop *shop, aftercare_facts *facts,
                            const struct host *host) {
    aftercare_error err = {0};
    aftercare_facts_clear(facts);
    aftercare_facts_from(facts, NULL, NULL);
    aftercare_status status = host_put_request(facts, host, &err);
    if (!status) {
        status = host_put_patient(facts, host, &err);
    }
    return assessed(shop, facts, status, &err);
}

// What is unanswered is no fact to be fetched, so it is put in beforehand.
static const char *by_source(struct workshop *shop, aftercare_facts *facts,
                             struct host *host) {
    aftercare_error err = {0};
    host->fetches = 0;
    aftercare_facts_clear(facts);
    aftercare_facts_from(facts, host_fetch, host);
    aftercare_status status = host_put_request(facts, host, &err);
    if (!status) {
        status = host_put_terms(facts, json_member(host->patient, "unanswered"),
                                aftercare_facts_add_unanswered, &err);
    }
    return assessed(shop, facts, status, &err);
}

struct sampled {
    size_t answers, errors, known, fetches;
};

// A mistake in a fact that nobody asks for is not found, and so no such document is
// fetched from.
static void try_sample(struct workshop *shop, aftercare_facts *facts, uint64_t number,
                       struct sampled *sampled) {
    aftercare_json sample = {0};
    assert_int_equal(aftercare_sample_request(shop->assessor, number, &sample, NULL), 0);
    sample.text = arena_copy(&shop->arena, sample.text, sample.len);
    struct host host = host_of(workshop_read(shop, sample));

    const char *wanted = by_document(shop, sample);
    assert_string_equal(by_facts(shop, facts, &host), wanted);
    if (*wanted != '{') {
        sampled->errors++;
        return;
    }
    assert_string_equal(by_source(shop, facts, &host), wanted);
    const struct host before = host;
    assert_string_equal(by_source(shop, facts, &host), wanted);
    assert_int_equal(host.fetches, before.fetches);
    for (size_t i = 0; i < host.fetches; i++) {
        assert_string_equal(host.fetched[i], before.fetched[i]);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(host.fetched[i], host.fetched[k]);
        }
    }
    sampled->answers++;
    sampled->fetches += host.fetches;
    sampled->known += host.patient ? host.patient->count : 0;
}

static void try_samples(struct workshop *shop, uint64_t count, struct sampled *sampled) {
    aftercare_facts *facts = facts_new(shop);
    *sampled = (struct sampled){0};
    for (uint64_t number = 0; number < count; number++) {
        try_sample(shop, facts, number, sampled);
        arena_reset(&shop->arena);
    }
    aftercare_facts_free(facts);
}

static void shipped_rules_answer_facts_as_they_answer_documents(void **state) {
    (void)state;
    struct workshop shop;
    struct sampled sampled;
    open_shipped(&shop);

    try_samples(&shop, SHIPPED_DOCUMENTS, &sampled);

    assert_true(sampled.answers > SHIPPED_DOCUMENTS * 9 / 10);
    workshop_close(&shop);
}

static void try_rules(const char *text, const char *choice, struct sampled *sampled) {
    struct workshop shop;
    aftercare_status status = workshop_try(&shop, text, choice);
    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);

    try_samples(&shop, WORKSHOP_DOCUMENTS, sampled);

    assert_true(sampled->answers > WORKSHOP_DOCUMENTS * 9 / 10);
    workshop_close(&shop);
}

static void rules_of_every_kind_answer_facts_as_they_answer_documents(void **state) {
    (void)state;
    struct sampled sampled;
    struct buffer all;
    buffer_init(&all, &system_allocator, 1 << 16);
    for (size_t i = 0; i < RULES_COUNT; i++) {
        buffer_string(&all, rules[i]);
    }

    try_rules(all.at, NULL, &sampled);
    try_rules(all.at, "drying=fast", &sampled);

    buffer_clear(&all);
}

// Alone, a rule asks for little, so that what it is not asked for would be missed.
static void a_rule_alone_has_little_fetched_and_answers_the_same(void **state) {
    (void)state;
    struct sampled sampled;
    for (size_t i = 0; i < RULES_COUNT; i++) {
        try_rules(rules[i], NULL, &sampled);
        assert_true(sampled.fetches > 0);
        assert_true(sampled.fetches < sampled.known * 2 / 3);
    }
}

// Puts in what is given, has the rest fetched for an assessment of sanding, and tells
// what was.
static const char *fetched_for(struct workshop *shop, const char *given,
                               const char *known) {
    static const char request[] =
        "{'patient': {%s}, 'request': {'date': '2026-06-15', 'treatments': ['sanding']}}";
    aftercare_facts *facts = facts_new(shop);
    aftercare_error err = {0};
    aftercare_json answer = {0};
    const char *all = "";
    struct host host = host_of(json_of(shop, arena_format(&shop->arena, request, given)));
    assert_int_equal(host_put_request(facts, &host, &err), AFTERCARE_OK);
    assert_int_equal(host_put_patient(facts, &host, &err), AFTERCARE_OK);
    host = host_of(json_of(shop, arena_format(&shop->arena, request, known)));
    aftercare_facts_from(facts, host_fetch, &host);
    assert_int_equal(host_assess(shop->assessor, facts, &answer, &err), 0);
    for (size_t i = 0; i < host.fetches; i++) {
        all =
            arena_format(&shop->arena, "%s%s%s", all, i > 0 ? " " : "", host.fetched[i]);
    }
    aftercare_facts_free(facts);
    return all;
}

static void what_decides_nothing_is_not_fetched(void **state) {
    (void)state;
    static const struct {
        const char *rules, *given, *known, *fetched;
    } rows[] = {
        // Wishes are matched, whatever the rules are.
        {"", "", "", "wishes"},
        {"", "'wishes': []", "", ""},
        {BAR("a", "care", "wood :is 'pine' & mark 'stamp'"), "", "'wood': 'oak'",
         "wood wishes"},
        {BAR("a", "care", "wood :is 'pine' & mark 'stamp'"), "", "'wood': 'pine'",
         "wood marks wishes"},
        {BAR("a", "care", "wood :is 'pine' & mark 'stamp'"), "'wood': 'pine'", "",
         "marks wishes"},
        {BAR("a", "care", "~(wood :is 'pine' | mark 'stamp')"), "'wood': 'pine'", "",
         "wishes"},
        // It rests on both, where both hold.
        {BAR("a", "care", "wood :is 'pine' | mark 'stamp'"), "'wood': 'pine'", "",
         "marks wishes"},
        // A part that cannot hold any more asks for nothing.
        {BAR("a", "care", "wood :is 'pine' & mark 'stamp' | indoors :yes()"),
         "'wood': 'oak'", "", "indoors wishes"},
        {BAR("a", "care", "~((wood :is 'oak' | mark 'stamp') & indoors :yes())"),
         "'wood': 'oak'", "", "indoors wishes"},
        // The more decisive comes first, then that for which more rules wait.
        {BAR("a", "care", "mark 'stamp'") BAR("b", "never", "event 'flood' :ever()"), "",
         "", "events marks wishes"},
        {BAR("a", "care", "wood :is 'pine'") BAR("b", "care", "mark 'stamp'")
             BAR("c", "care", "mark 'stamp' & indoors :yes()"),
         "", "", "marks wood indoors wishes"},
        // Wishes say which area is meant, and what is certain to be over asks for none.
        {BAR("a", "never", "area 'inlay'") BAR("b", "care", "mark 'stamp'"), "", "",
         "wishes marks"},
        {BAR("a", "never", "fault 'rot' :now() :here()") BAR("b", "care", "mark 'stamp'"),
         "'faults': []", "", "marks wishes"},
        // What changes with time is not over yet.
        {BAR("a", "later", "age :at_least 'P1Y' & mark 'stamp'"), "'made': '2026-01-01'",
         "", "marks wishes"},
        // Nobody has requested waxing.
        {"bar 'a' { works = 'waxing', grade = 'never', when = mark 'stamp' }", "", "",
         "wishes"},
        // A function is asked for no more than it reads.
        {BAR("a", "care",
             "function(facts) return facts:wood():is('oak') and "
             "facts:mark('stamp'):known() end"),
         "'wood': 'pine'", "", "wishes"},
        {BAR("a", "care",
             "function(facts) return facts:wood():is('oak') and "
             "facts:mark('stamp'):known() end"),
         "'wood': 'oak'", "", "marks wishes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        assert_string_equal(fetched_for(&shop, rows[i].given, rows[i].known),
                            rows[i].fetched);
        workshop_close(&shop);
    }
}

// A source that has been told how to behave.
struct source {
    struct workshop *shop;
    aftercare_status (*answer)(struct source *source, aftercare_facts *facts,
                               const char *name, aftercare_error *err);
    size_t fetches;
};

static aftercare_status ask_source(void *context, aftercare_facts *facts,
                                   const char *name, aftercare_error *err) {
    struct source *source = context;
    source->fetches++;
    return source->answer(source, facts, name, err);
}

#define NEEDS_BOTH BAR("a", "care", "fault 'rot' :ever() & mark 'stamp'")

// One rule that needs faults and marks; wishes are matched besides.
static aftercare_facts *open_source(struct workshop *shop, struct source *source) {
    workshop_open(shop, NEEDS_BOTH);
    source->shop = shop;
    aftercare_facts *facts = facts_new(shop);
    assert_int_equal(aftercare_facts_request_date(facts, WORKSHOP_TODAY, NULL), 0);
    assert_int_equal(aftercare_facts_request_treatment(facts, "sanding", NULL), 0);
    aftercare_facts_from(facts, ask_source, source);
    return facts;
}

static void close_source(struct workshop *shop, aftercare_facts *facts) {
    aftercare_facts_free(facts);
    workshop_close(shop);
}

static const char *answered(struct workshop *shop, aftercare_facts *facts) {
    aftercare_error err = {0};
    return assessed(shop, facts, AFTERCARE_OK, &err);
}

static aftercare_status knows_nothing(struct source *source, aftercare_facts *facts,
                                      const char *name, aftercare_error *err) {
    (void)source;
    (void)facts;
    (void)name;
    (void)err;
    return AFTERCARE_OK;
}

static void what_the_source_does_not_know_stays_unknown(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = knows_nothing};
    aftercare_facts *facts = open_source(&shop, &source);
    aftercare_facts_from(facts, NULL, NULL);
    const char *wanted = answered(&shop, facts);
    aftercare_facts_from(facts, ask_source, &source);

    assert_string_equal(answered(&shop, facts), wanted);
    assert_int_equal(source.fetches, 3);
    assert_string_equal(answered(&shop, facts), wanted);
    assert_int_equal(source.fetches, 6); // another assessment may know more
    close_source(&shop, facts);
}

static aftercare_status fails_half_way(struct source *source, aftercare_facts *facts,
                                       const char *name, aftercare_error *err) {
    (void)source;
    if (strcmp(name, "faults") != 0) {
        return AFTERCARE_OK;
    }
    assert_int_equal(aftercare_facts_put_flag(facts, "indoors", true, err), 0);
    assert_int_equal(aftercare_facts_add_unanswered(facts, "worm", err), 0);
    assert_int_equal(aftercare_facts_add_entry(facts, name, "crack", NULL, 0, err), 0);
    err->line = 7;
    (void)snprintf(err->sentence, sizeof err->sentence, "the database is away");
    return AFTERCARE_EIO;
}

static aftercare_status fails_silently(struct source *source, aftercare_facts *facts,
                                       const char *name, aftercare_error *err) {
    (void)source;
    (void)facts;
    (void)name;
    (void)err;
    return AFTERCARE_ENOTFOUND;
}

static aftercare_status gives_nonsense(struct source *source, aftercare_facts *facts,
                                       const char *name, aftercare_error *err) {
    (void)source;
    return aftercare_facts_add_entry(facts, name, "rott", NULL, 0, err);
}

static void a_source_that_fails_ends_the_assessment(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = knows_nothing};
    aftercare_facts *facts = open_source(&shop, &source);
    const char *before = answered(&shop, facts);

    source.answer = fails_half_way;
    assert_string_equal(answered(&shop, facts), "EIO : the database is away");
    source.answer = fails_silently;
    assert_string_equal(answered(&shop, facts),
                        "ENOTFOUND : the source could not give \"faults\"");
    source.answer = gives_nonsense;
    assert_string_equal(answered(&shop, facts),
                        "EDOCUMENT /patient/faults/0/code: \"rott\" is no known term "
                        "here (did you mean \"rot\"?)");
    assert_int_equal(host_assess(shop.assessor, facts, &(aftercare_json){0}, NULL),
                     AFTERCARE_EDOCUMENT);

    // Half of a list is not taken for the whole one.
    source.answer = knows_nothing;
    assert_string_equal(answered(&shop, facts), before);
    assert_int_equal(aftercare_facts_put_flag(facts, "indoors", false, NULL), 0);
    assert_int_equal(aftercare_facts_put_none(facts, "faults", NULL), 0);
    close_source(&shop, facts);
}

static aftercare_status gives_all_at_once(struct source *source, aftercare_facts *facts,
                                          const char *name, aftercare_error *err) {
    (void)source;
    assert_string_equal(name, "faults");
    aftercare_status status = aftercare_facts_put_none(facts, "marks", err);
    return status ? status : aftercare_facts_put_none(facts, "wishes", err);
}

static void what_is_given_besides_is_not_asked_for(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = gives_all_at_once};
    aftercare_facts *facts = open_source(&shop, &source);

    assert_non_null(strstr(answered(&shop, facts), "\"verdict\":\"go\""));

    assert_int_equal(source.fetches, 1);
    close_source(&shop, facts);
}

static aftercare_status does_what_it_must_not(struct source *source,
                                              aftercare_facts *facts, const char *name,
                                              aftercare_error *err) {
    aftercare_json answer;
    aftercare_assessor *assessor = source->shop->assessor;
    assert_int_equal(host_assess(assessor, facts, &answer, err), AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_ask_facts(assessor, facts, &answer, err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_explain_facts(assessor, facts, "t.a", &answer, err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_facts_request_date(facts, "2026-01-01", err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_facts_request_treatment(facts, "oiling", err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_facts_request_area(facts, "leg", err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(aftercare_facts_request_detail(facts, "tool", "belt", err),
                     AFTERCARE_ECONFLICT);
    aftercare_facts_clear(facts);
    if (strcmp(name, "faults") != 0) {
        assert_int_equal(
            aftercare_facts_add_entry(facts, "faults", "crack", NULL, 0, err),
            AFTERCARE_EDOCUMENT);
        assert_string_equal(err->sentence,
                            "the list was there before this was asked for (put a list in "
                            "as a whole)");
        return AFTERCARE_OK;
    }
    return aftercare_facts_add_entry(facts, name, "rot", NULL, 0, err);
}

static void a_source_puts_facts_in_and_nothing_else(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = does_what_it_must_not};
    aftercare_facts *facts = open_source(&shop, &source);

    const char *answer = answered(&shop, facts);

    assert_int_equal(source.fetches, 3);
    aftercare_facts_from(facts, NULL, NULL);
    assert_string_equal(answered(&shop, facts), answer);
    assert_non_null(strstr(answer, "\"/patient/marks\""));
    close_source(&shop, facts);
}

static aftercare_status assesses_another(struct source *source, aftercare_facts *facts,
                                         const char *name, aftercare_error *err) {
    (void)workshop_assess(source->shop, "{'patient': {'wood': 'oak'}}");
    return strcmp(name, "faults") == 0
               ? aftercare_facts_add_entry(facts, name, "rot", NULL, 0, err)
               : aftercare_facts_put_none(facts, name, err);
}

static void a_source_may_use_the_assessor_for_others(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = assesses_another};
    aftercare_facts *facts = open_source(&shop, &source);

    const char *answer = answered(&shop, facts);

    aftercare_facts_from(facts, NULL, NULL);
    assert_string_equal(answered(&shop, facts), answer);
    close_source(&shop, facts);
}

static void an_explanation_has_fetched_what_its_rule_reads(void **state) {
    (void)state;
    struct workshop shop;
    struct source source = {.answer = knows_nothing};
    aftercare_facts *facts = open_source(&shop, &source);
    aftercare_json answer = {0};

    assert_int_equal(aftercare_explain_facts(shop.assessor, facts, "a", &answer, NULL),
                     AFTERCARE_OK);

    assert_int_equal(source.fetches, 2);
    close_source(&shop, facts);
}

static uint64_t runs_of(const struct workshop *shop) {
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    assert_true(aftercare_assessor_count_at(shop->assessor, 0, &counts));
    return counts.runs;
}

static void a_function_that_looks_for_facts_is_not_counted(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, BAR("a", "care",
                             "function(facts) if facts:age():value() then error('no') "
                             "end return facts:mark('stamp'):known() end"));
    const char *known = "'made': '2020-05-17'";

    for (size_t i = 0; i < AFTERCARE_FAILURES_MAX; i++) {
        uint64_t before = runs_of(&shop);
        assert_string_equal(fetched_for(&shop, "", known), "made wishes");
        assert_int_equal(runs_of(&shop), before + 1);
    }

    assert_string_equal(fetched_for(&shop, "", known), "wishes"); // it is set aside
    workshop_close(&shop);
}

static void nor_is_one_that_decides(void **state) {
    (void)state;
    struct workshop shop;
    hints_open(&shop, "return 'care'",
               HINT("a", "care", "wood :is 'pine' & mark 'stamp'"));

    for (size_t i = 0; i < 2; i++) {
        uint64_t before = runs_of(&shop);
        assert_string_equal(fetched_for(&shop, "", "'wood': 'pine'"),
                            "wood marks wishes");
        assert_int_equal(runs_of(&shop), before + 1);
    }
    hints_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_rules_answer_facts_as_they_answer_documents),
        cmocka_unit_test(rules_of_every_kind_answer_facts_as_they_answer_documents),
        cmocka_unit_test(a_rule_alone_has_little_fetched_and_answers_the_same),
        cmocka_unit_test(what_decides_nothing_is_not_fetched),
        cmocka_unit_test(what_the_source_does_not_know_stays_unknown),
        cmocka_unit_test(a_source_that_fails_ends_the_assessment),
        cmocka_unit_test(what_is_given_besides_is_not_asked_for),
        cmocka_unit_test(a_source_puts_facts_in_and_nothing_else),
        cmocka_unit_test(a_source_may_use_the_assessor_for_others),
        cmocka_unit_test(an_explanation_has_fetched_what_its_rule_reads),
        cmocka_unit_test(a_function_that_looks_for_facts_is_not_counted),
        cmocka_unit_test(nor_is_one_that_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
