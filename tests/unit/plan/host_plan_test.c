// A session that is put in member by member, about facts that are put in or fetched,
// leads to the plan that its document gets.
#include "tests/unit/plan/host_session.h"

#define SHIPPED_SESSIONS 400
#define WORKSHOP_SESSIONS 100
#define DAY_LEN 10 // "2026-06-15"
#define AT "2027-09-01T08:00:00Z"

// Rules that ask in every way, of each fold that a plan is made of.
static const char *const rules[] = {
    "put 'oil' { after = 'sanding', stuff = 'oil', use = 'hold', from = 'PT0S', till = "
    "'P3D', when = wood :is 'pine' & ~mark 'stamp' }\n"
    "put 'take' { after = { 'sanding', 'waxing' }, stuff = 'wax', use = 'take', from = "
    "'P1D', till = 'P9D', when = coat 'oil' :within 'P6M' | indoors :yes() }\n",
    "job 'wipe' { after = 'finishing', act = 'make', from = 'P1D', till = 'P4D', with = "
    "{ 'wax' }, message = { en = 'Wipe.', es = 'Limpia.' }, remind = { at = { '08:00', "
    "'22:30' }, times = 5, expires = 'PT4H' }, when = fault 'rot' :now() :here() }\n",
    "job 'look' { after = 'sanding', act = 'look', from = 'PT0S', till = 'P5D', urgent = "
    "true, message = 'Look.', remind = { every = 'PT5H', times = 9 }, when = (hardness "
    ":at_most(2) | mark 'stamp') & ~(indoors :yes() & event 'flood' :within 'P1Y') }\n",
    "job 'young' { after = 'waxing', act = 'leave', from = 'PT0S', till = 'P2D', message "
    "= 'Leave.', when = ~age :at_least 'P1Y' | area 'inlay' & event 'move' :within "
    "'P3M' }\n",
    "job 'belt' { after = 'sanding', act = 'leave', from = 'PT0S', till = 'P2D', message "
    "= 'Cool.', details = { tool = 'belt' }, when = wood :is 'pine' }\n"
    "job 'fast' { policy = { drying = 'fast' }, overrules = { 'belt' }, after = "
    "'sanding', act = 'leave', from = 'PT0S', till = 'P1D', message = 'Dry.', when = "
    "coat 'varnish' :within 'P2W' }\n",
    "job 'reads' { after = 'oiling', act = 'leave', from = 'PT0S', till = 'P2D', message "
    "= 'Read.', when = function(facts)\n"
    "  if facts:hardness():value() > 3 then return facts:mark('stamp'):known() end\n"
    "  return facts:indoors():yes()\nend | event 'flood' :ever() }\n",
    "job 'nobody' { after = 'oiling', act = 'leave', from = 'PT0S', till = 'P2D', "
    "message = 'Guess.', when = function(facts)\n"
    "  if facts:wood():value() == nil then return true end\n"
    "  return false\nend & mark 'stamp' }\n",
    "suit 'smooth' { wish = 'smooth', work = { 'sanding', 'waxing' }, parts = { 'table' "
    "}, unless = mark 'stamp' & coat 'wax' :on(), points = 80, sessions = { 2, 3 }, "
    "interval = { 'P2W', 'P1M' } }\n"
    "suit 'damage' { wish = 'damage', work = 'sanding', when = wood :is 'oak', points = "
    "70, sessions = { 1, 5 }, interval = { 'P1D', 'P2D' } }\n"
    "suit 'shiny' { wish = 'shiny', work = 'oiling', points = 60 }\n",
};
#define RULES_COUNT (sizeof rules / sizeof *rules)

// What samples of sessions leave out.
struct more {
    struct workshop *shop;
    const char *products, *changes; // members of a session, each with a comma before it
};

static const char workshop_products[] = ",\"products\":[\"wax\",\"oil\",\"wax\"]";
static const char shipped_products[] =
    ",\"products\":[\"l_ascorbic_acid\",\"tretinoin\",\"sunscreen_mineral\"]";
static const char shipped_changes[] =
    ",\"changes\":[{\"rule\":\"microneedling.no-makeup\",\"till\":\"PT72H\",\"by\":\"dr-"
    "4\",\"because\":\"sensitive "
    "\xC3\xA9\"},{\"rule\":\"microneedling.vitamin-c\",\"from\":\"PT1H\","
    "\"by\":\"dr-4\"}]";

static const struct {
    const char *ended, *timezone;
} ends[] = {
    {"T15:30:00+00:00", "UTC"},
    {"T22:45:10.250-03:00", "America/New_York"},
    {"T00:10:00+14:00", "Australia/Lord_Howe"},
    {"T02:30:00Z", "Europe/Berlin"},
};

static const char *const contacts[] = {
    "",
    ",\"contact\":{\"channel\":\"mail\",\"to\":\"a@b\",\"locale\":\"es\"}",
    ",\"contact\":{\"locale\":\"en\",\"quiet\":[\"21:00\",\"08:00\"]}",
    ",\"contact\":{\"quiet\":[]}",
    ",\"contact\":{\"to\":\"\",\"quiet\":[\"08:00\",\"08:00\"]}",
};

// What is empty says nothing, and cannot be put in.
static void copy_full(struct json_writer *writer, const struct json *session,
                      const char *name) {
    const struct json *member = json_member(session, name);
    if (member && member->count > 0) {
        json_key(writer, name);
        json_copy(writer, member);
    }
}

static const char *written(struct workshop *shop, const struct json *session) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &system_allocator, 1 << 20);
    json_begin_object(&writer);
    copy_full(&writer, session, "treatments");
    copy_full(&writer, session, "areas");
    copy_full(&writer, session, "details");
    json_end_object(&writer);
    const char *text = arena_copy(&shop->arena, out.at + 1, out.len - 2); // no braces
    buffer_clear(&out);
    return text;
}

// The sampled session of that number, with what it leaves out.
static aftercare_json sample(const struct more *more, uint64_t number) {
    struct workshop *shop = more->shop;
    aftercare_json sample = {0};
    assert_int_equal(aftercare_sample_session(shop->assessor, number, &sample, NULL), 0);
    sample.text = arena_copy(&shop->arena, sample.text, sample.len);
    const struct json *root = workshop_read(shop, sample);
    const struct json *session = json_member(root, "session");
    const char *patient = workshop_at(shop, root, "/patient");
    size_t end = number % (sizeof ends / sizeof *ends);
    const char *said = written(shop, session);
    const char *text = arena_format(
        &shop->arena,
        "{\"patient\":%s,\"session\":{\"id\":\"s-%d\",\"ended_at\":\"%.*s%s\","
        "\"timezone\":\"%s\"%s%s%s%s%s}%s}",
        patient, (int)number, DAY_LEN, json_member(session, "ended_at")->text.at,
        ends[end].ended, ends[end].timezone, *said ? "," : "", said,
        number % 3 == 0 ? ",\"number\":2" : "", number % 5 < 2 ? more->products : "",
        number % 7 < 3 ? more->changes : "",
        contacts[number % (sizeof contacts / sizeof *contacts)]);
    char *json = arena_copy(&shop->arena, text, strlen(text));
    for (char *at = strchr(json, '\''); at; at = strchr(at, '\'')) {
        *at = '"';
    }
    return (aftercare_json){json, strlen(json)};
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

// What came of a session: all of its plan, and its content; or an error as one line.
struct outcome {
    const char *said, *content, *at;
};

static struct outcome outcome(struct workshop *shop, const aftercare_plan *plan,
                              const aftercare_error *err) {
    if (plan) {
        return (struct outcome){
            host_plan_text(&shop->arena, plan),
            arena_copy(&shop->arena, plan->content, strlen(plan->content)), NULL};
    }
    return (struct outcome){arena_format(&shop->arena, "%s %s: %s",
                                         aftercare_status_name((int)err->status),
                                         err->pointer, err->sentence),
                            "", ""};
}

static void expect_same(const struct outcome *is, const struct outcome *wanted) {
    assert_string_equal(is->said, wanted->said);
    assert_string_equal(is->at, wanted->at);
}

static aftercare_plan_options options_of_host(void) {
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    options.quiet_from = "20:00";
    options.quiet_till = "09:30";
    return options;
}

static struct outcome by_document(struct workshop *shop, aftercare_json sample) {
    const aftercare_document document = {.text = sample.text, .len = sample.len};
    const aftercare_plan_options options = options_of_host();
    const aftercare_plan *plan = NULL;
    aftercare_json at = {0};
    aftercare_error err = {0};
    (void)aftercare_plan_session(shop->assessor, &document, &options, &plan, &err);
    struct outcome came = outcome(shop, plan, &err);
    if (plan) {
        assert_int_equal(
            aftercare_plan_at(shop->assessor, &document, &options, AT, &at, &err),
            AFTERCARE_OK);
        came.at = arena_copy(&shop->arena, at.text, at.len);
    }
    return came;
}

// Plans what was put in; the facts are freed before the plan is read.
static struct outcome planned(struct workshop *shop, aftercare_facts *facts,
                              aftercare_status status, aftercare_error *err) {
    const aftercare_plan_options options = options_of_host();
    const aftercare_plan *plan = NULL;
    aftercare_json at = {0};
    const char *shown = "";
    if (!status) {
        status = aftercare_plan_facts_at(shop->assessor, facts, &options, AT, &at, err);
        shown = status ? "" : arena_copy(&shop->arena, at.text, at.len);
    }
    if (!status) {
        status = aftercare_plan_facts(shop->assessor, facts, &options, &plan, err);
    }
    assert_int_equal(status, err->status);
    aftercare_facts_free(facts);
    struct outcome came = outcome(shop, plan, err);
    came.at = shown;
    return came;
}

static aftercare_facts *facts_new(const struct workshop *shop) {
    aftercare_facts *facts = NULL;
    assert_int_equal(aftercare_facts_new(&facts, shop->rules, NULL), AFTERCARE_OK);
    return facts;
}

// In the order in which a document is read, so that of two mistakes the same is told.
static struct outcome by_facts(struct workshop *shop, const struct host *host) {
    aftercare_facts *facts = facts_new(shop);
    aftercare_error err = {0};
    aftercare_status status = host_put_visit(facts, host->session, &err);
    if (!status) {
        status = host_put_patient(facts, host, &err);
    }
    if (!status) {
        status = host_put_done(facts, host->session, &err);
    }
    if (!status) {
        status = host_put_contact(facts, host->contact, &err);
    }
    return planned(shop, facts, status, &err);
}

// What is unanswered is no fact to be fetched, so it is put in beforehand.
static aftercare_facts *begin(struct workshop *shop, const struct host *host,
                              aftercare_status *status, aftercare_error *err) {
    aftercare_facts *facts = facts_new(shop);
    *status = host_put_session(facts, host, err);
    if (!*status) {
        *status = host_put_terms(facts, json_member(host->patient, "unanswered"),
                                 aftercare_facts_add_unanswered, err);
    }
    return facts;
}

static struct outcome by_source(struct workshop *shop, struct host *host) {
    aftercare_error err = {0};
    aftercare_status status;
    const char *shown = "";
    const aftercare_plan *plan = NULL;
    const aftercare_plan_options options = options_of_host();
    aftercare_facts *facts = begin(shop, host, &status, &err);
    host->fetches = 0;
    aftercare_facts_from(facts, host_fetch, host);
    if (!status) {
        status = aftercare_plan_facts(shop->assessor, facts, &options, &plan, &err);
    }
    struct outcome came = outcome(shop, plan, &err);
    if (!status) {
        size_t fetches = host->fetches;
        aftercare_json at = {0};
        assert_int_equal(
            aftercare_plan_facts_at(shop->assessor, facts, &options, AT, &at, &err), 0);
        shown = arena_copy(&shop->arena, at.text, at.len);
        // What the host does not know is asked for once more, and nothing else.
        assert_true(host->fetches <= 2 * fetches);
        host->fetches = fetches;
    }
    came.at = shown;
    aftercare_facts_free(facts);
    return came;
}

// Of what is fetched alone.
static struct outcome by_what_was_fetched(struct workshop *shop,
                                          const struct host *host) {
    aftercare_error err = {0};
    aftercare_status status;
    aftercare_facts *facts = begin(shop, host, &status, &err);
    for (size_t i = 0; !status && i < host->fetches; i++) {
        const struct json *fact = json_member(host->patient, host->fetched[i]);
        status = fact ? host_put_fact(facts, fact, &err) : AFTERCARE_OK;
    }
    return planned(shop, facts, status, &err);
}

struct sampled {
    size_t plans, errors, known, fetches;
};

static void try_sample(const struct more *more, uint64_t number,
                       struct sampled *sampled) {
    struct workshop *shop = more->shop;
    aftercare_json json = sample(more, number);
    struct host host = host_of(workshop_read(shop, json));

    struct outcome wanted = by_document(shop, json);
    struct outcome is = by_facts(shop, &host);
    expect_same(&is, &wanted);
    assert_string_equal(is.content, wanted.content);
    if (*wanted.said != '{') {
        sampled->errors++;
        return;
    }
    is = by_source(shop, &host);
    expect_same(&is, &wanted);
    struct outcome fetched = by_what_was_fetched(shop, &host);
    expect_same(&fetched, &wanted);
    assert_string_equal(fetched.content, is.content);
    for (size_t i = 0; i < host.fetches; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(host.fetched[i], host.fetched[k]);
        }
    }
    sampled->plans++;
    sampled->fetches += host.fetches;
    sampled->known += host.patient ? host.patient->count : 0;
}

static void try_samples(const struct more *more, uint64_t count,
                        struct sampled *sampled) {
    *sampled = (struct sampled){0};
    for (uint64_t number = 0; number < count; number++) {
        try_sample(more, number, sampled);
        arena_reset(&more->shop->arena);
    }
    assert_true(sampled->plans > count * 9 / 10);
}

static void shipped_rules_plan_what_is_put_in_as_a_document(void **state) {
    (void)state;
    struct workshop shop;
    struct sampled sampled;
    const struct more more = {&shop, shipped_products, shipped_changes};
    open_shipped(&shop);

    try_samples(&more, SHIPPED_SESSIONS, &sampled);

    assert_true(sampled.fetches > 0);
    assert_true(sampled.fetches < sampled.known);
    workshop_close(&shop);
}

static void try_rules(const char *text, const char *choice, const char *changes,
                      struct sampled *sampled) {
    struct workshop shop;
    const struct more more = {&shop, workshop_products, changes};
    aftercare_status status = workshop_try(&shop, text, choice);
    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);

    try_samples(&more, WORKSHOP_SESSIONS, sampled);

    workshop_close(&shop);
}

static void rules_of_every_kind_plan_what_is_put_in_as_a_document(void **state) {
    (void)state;
    static const char changes[] =
        ",\"changes\":[{\"rule\":\"wipe\",\"from\":\"PT1H\",\"till\":\"P3D\",\"by\":\"j\""
        "},{\"rule\":\"t.look\",\"till\":\"PT30H\",\"by\":\"j\",\"because\":\"damp\"}]";
    struct sampled sampled;
    struct buffer all;
    buffer_init(&all, &system_allocator, 1 << 16);
    for (size_t i = 0; i < RULES_COUNT; i++) {
        buffer_string(&all, rules[i]);
    }

    try_rules(all.at, NULL, changes, &sampled);
    try_rules(all.at, "drying=fast", changes, &sampled);

    buffer_clear(&all);
}

// Alone, a rule asks for little, so that what it is not asked for would be missed.
static void a_rule_alone_has_little_fetched_and_plans_the_same(void **state) {
    (void)state;
    struct sampled sampled;
    for (size_t i = 0; i < RULES_COUNT; i++) {
        try_rules(rules[i], NULL, "", &sampled);
        assert_true(sampled.fetches > sampled.plans); // the id, and more
        assert_true(sampled.fetches < sampled.known * 2 / 3);
    }
}

#define JOB(id, after, when)                                                             \
    "job '" id "' { after = '" after "', act = 'look', from = 'PT0S', till = 'P1D', "    \
    "message = 'Look.', when = " when " }\n"
#define SUIT(id, points, unless)                                                         \
    "suit '" id "' { wish = 'smooth', work = 'sanding', points = " points ", sessions "  \
    "= { 2, 3 }, interval = { 'P2W', 'P1M' }, unless = " unless " }\n"

// Has what is known fetched for a plan, and tells what was.
static const char *fetched_for(struct workshop *shop, const char *given,
                               const char *known) {
    static const char session[] =
        "{'patient': {%s}, 'session': {'id': 's', 'treatments': ['sanding'], 'details': "
        "{'tool': 'belt'}, 'ended_at': '2026-06-15T12:00:00Z', 'timezone': 'UTC'}}";
    aftercare_document documents[] = {
        workshop_document(shop, arena_format(&shop->arena, session, given)),
        workshop_document(shop, arena_format(&shop->arena, session, known))};
    const struct host first = host_of(
        workshop_read(shop, (aftercare_json){documents[0].text, documents[0].len}));
    struct host host = host_of(
        workshop_read(shop, (aftercare_json){documents[1].text, documents[1].len}));
    const aftercare_plan *plan = NULL;
    const char *all = "";
    aftercare_facts *facts = facts_new(shop);
    assert_int_equal(host_put_session(facts, &first, NULL), AFTERCARE_OK);
    assert_int_equal(host_put_patient(facts, &first, NULL), AFTERCARE_OK);
    aftercare_facts_from(facts, host_fetch, &host);
    assert_int_equal(aftercare_plan_facts(shop->assessor, facts, NULL, &plan, NULL), 0);
    for (size_t i = 0; i < host.fetches; i++) {
        all =
            arena_format(&shop->arena, "%s%s%s", all, i > 0 ? " " : "", host.fetched[i]);
    }
    aftercare_facts_free(facts);
    return all;
}

static void what_the_plan_does_not_depend_on_is_not_fetched(void **state) {
    (void)state;
    static const struct {
        const char *rules, *given, *known, *fetched;
    } rows[] = {
        // Whose plan it is.
        {"", "", "", "id"},
        {"", "'id': 'p'", "", ""},
        // Assessments and other works have no say.
        {"bar 'a' { works = 'sanding', grade = 'care', when = mark 'stamp' }", "", "",
         "id"},
        {JOB("a", "waxing", "mark 'stamp'"), "", "", "id"},
        {"job 'a' { after = 'sanding', act = 'look', from = 'PT0S', till = 'P1D', "
         "message = 'Look.', when = mark 'stamp', details = { tool = 'plane' } }",
         "", "", "id"},
        // For which more rules wait comes first; nobody asks for what is there.
        {JOB("a", "sanding", "mark 'stamp'") JOB("b", "sanding", "mark 'stamp'"), "", "",
         "marks id"},
        {JOB("a", "sanding", "mark 'stamp'"), "'marks': []", "", "id"},
        // One part is enough where it decides.
        {JOB("a", "sanding", "wood :is 'pine' & mark 'stamp'"), "", "'wood': 'oak'",
         "id wood"},
        {JOB("a", "sanding", "wood :is 'pine' & mark 'stamp'"), "", "'wood': 'pine'",
         "id wood marks"},
        {JOB("a", "sanding", "wood :is 'pine' | mark 'stamp'"), "", "'wood': 'pine'",
         "id wood"},
        {JOB("a", "sanding", "~(wood :is 'pine' | mark 'stamp')"), "", "'wood': 'oak'",
         "id wood marks"},
        {JOB("a", "sanding", "wood :is 'pine' & mark 'stamp'"), "'wood': 'oak'", "",
         "id"},
        // Areas are the session's; wishes do not stand for them.
        {JOB("a", "sanding", "area 'inlay'"), "", "", "id"},
        {JOB("a", "sanding", "fault 'rot' :now() :here()"), "", "'faults': []",
         "id faults"},
        // A function is asked for no more than it reads.
        {JOB("a", "sanding",
             "function(facts) return facts:wood():is('oak') and "
             "facts:mark('stamp'):known() end"),
         "", "'wood': 'pine'", "id wood"},
        {JOB("a", "sanding",
             "function(facts) return facts:wood():is('oak') and "
             "facts:mark('stamp'):known() end"),
         "", "'wood': 'oak'", "id wood marks"},
        // A course: what is wanted, and whether its best match suits.
        {SUIT("a", "50", "mark 'stamp'"), "", "", "id wishes"},
        {SUIT("a", "50", "mark 'stamp'"), "", "'wishes': [{'code':'smooth'}]",
         "id wishes marks"},
        {SUIT("a", "50", "mark 'stamp'") SUIT("b", "60", "wood :is 'oak'"), "",
         "'wishes': [{'code':'smooth'}], 'wood': 'pine'", "id wishes wood"},
        {SUIT("a", "50", "mark 'stamp'") SUIT("b", "60", "wood :is 'oak'"), "",
         "'wishes': [{'code':'smooth'}], 'wood': 'oak'", "id wishes wood marks"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        assert_string_equal(fetched_for(&shop, rows[i].given, rows[i].known),
                            rows[i].fetched);
        workshop_close(&shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_rules_plan_what_is_put_in_as_a_document),
        cmocka_unit_test(rules_of_every_kind_plan_what_is_put_in_as_a_document),
        cmocka_unit_test(a_rule_alone_has_little_fetched_and_plans_the_same),
        cmocka_unit_test(what_the_plan_does_not_depend_on_is_not_fetched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
