// Every function of libaftercare that takes memory, with each of its requests refused. A
// function that is new in the public headers needs a row here, or a line in the list of
// those that take none.
#include "core/base/file.h"
#include "core/lua/settings.h"
#include "tests/unit/plan/refused_memory.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// --- one call each, for the rows -------------------------------------------------------

static aftercare_status run_load_memory(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    static const char pack[] = "pack 'own' { version = '1.0.0', licence = 'MIT', engine "
                               "= { '0.1', '1.0' }, plugins = { 'workshop' }, says = "
                               "'A test.' }\n";
    static const aftercare_file files[] = {
        {"rules/own/pack.lua", pack, sizeof pack - 1},
        {"rules/README.md", "", 0},
    };
    aftercare_load_options options = world->options;
    options.files = files, options.files_count = COUNT(files);
    aftercare_status status = aftercare_rules_load(&world->shop.rules, &options, err);
    *untouched = world->shop.rules == NULL;
    return status;
}

static aftercare_status run_check(struct world *world, bool *untouched,
                                  aftercare_error *err) {
    const aftercare_check_watch watch = {0};
    aftercare_status status = aftercare_rules_check(world->shop.rules, &watch, err);
    *untouched = status != AFTERCARE_OK;
    return status;
}

static aftercare_status run_check_all(struct world *world, bool *untouched,
                                      aftercare_error *err) {
    const aftercare_check_watch watch = {0};
    aftercare_status status = aftercare_rules_check_all(&world->options, &watch, err);
    *untouched = status != AFTERCARE_OK;
    return status;
}

static aftercare_status run_annotations(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_rules_annotations(world->shop.assessor, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_request(struct world *world, bool *untouched,
                                    aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_sample_request(world->shop.assessor, 3, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_session(struct world *world, bool *untouched,
                                    aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_sample_session(world->shop.assessor, 3, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static void take_layout(void *context, const char *text, size_t len) {
    bool *untouched = context;
    *untouched = text == NULL || len == 0;
}

static aftercare_status run_layout(struct world *world, bool *untouched,
                                   aftercare_error *err) {
    static const char text[] = "-- A file.\nbar  'a' { works = {'b','c'} ,grade='d' }\n";
    *untouched = true;
    const aftercare_layout_watch watch = {.laid_out = take_layout, .context = untouched};
    aftercare_rule_file file = AFTERCARE_RULE_FILE;
    file.name = "a.lua", file.text = text, file.len = sizeof text - 1;
    file.allocate = failing_allocate, file.allocate_context = &world->failing;
    return aftercare_rule_file_layout(&file, &watch, err);
}

// What stands behind aftercare_settings_read, which takes no allocator.
static aftercare_status run_settings(struct world *world, bool *untouched,
                                     aftercare_error *err) {
    const struct allocator allocator = failing_allocator(&world->failing);
    char path[160];
    struct buffer out;
    workshop_path(path, &world->shop, "t/tests/cases.lua");
    buffer_init(&out, &allocator, 1 << 16);
    aftercare_status status = settings_read(&out, &allocator, path, err);
    *untouched = status != AFTERCARE_OK;
    buffer_clear(&out);
    return status;
}

static aftercare_status open_mutants(struct world *world, aftercare_error *err) {
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    options.load = &world->options;
    options.first = 1;
    options.rule = "coated-lately-fast";
    return aftercare_mutants_open(&world->mutants, &options, err);
}

static aftercare_status run_mutants_open(struct world *world, bool *untouched,
                                         aftercare_error *err) {
    aftercare_status status = open_mutants(world, err);
    *untouched = world->mutants == NULL;
    return status;
}

static void begin_mutants(struct world *world) {
    assert_int_equal(open_mutants(world, NULL), AFTERCARE_OK);
    assert_true(aftercare_mutants_count(world->mutants) > 0);
}

static aftercare_status run_mutants_try(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_status status = aftercare_mutants_try(world->mutants, 0, err);
    *untouched = status != AFTERCARE_OK;
    return status;
}

// Every call that puts a fact in, and those that answer by them, one after the other.
static aftercare_status put_facts(aftercare_facts *facts, aftercare_error *err) {
    static const aftercare_member members[] = {{"begun", "2025-01-01"}};
    aftercare_status status = aftercare_facts_put_flag(facts, "indoors", true, err);
    status = status ? status : aftercare_facts_put_number(facts, "hardness", 2, err);
    status = status ? status : aftercare_facts_put_text(facts, "wood", "oak", err);
    status = status ? status
                    : aftercare_facts_add_entry(facts, "coats", "shellac", members,
                                                COUNT(members), err);
    status = status ? status : aftercare_facts_put_none(facts, "faults", err);
    status = status ? status : aftercare_facts_add_unanswered(facts, "varnish", err);
    status = status ? status : aftercare_facts_request_date(facts, WORKSHOP_TODAY, err);
    status = status ? status : aftercare_facts_request_treatment(facts, "sanding", err);
    status = status ? status : aftercare_facts_request_area(facts, "leg", err);
    return status ? status : aftercare_facts_request_detail(facts, "tool", "plane", err);
}

static aftercare_status run_facts(struct world *world, bool *untouched,
                                  aftercare_error *err) {
    aftercare_assessor *assessor = world->shop.assessor;
    aftercare_facts *facts = NULL;
    const aftercare_assessment *shown = NULL;
    aftercare_json asked = {0};
    aftercare_json answer = {0};
    aftercare_status status = aftercare_facts_new(&facts, world->shop.rules, err);
    assert_int_equal(facts == NULL, status != AFTERCARE_OK);
    status = status ? status : put_facts(facts, err);
    status = status ? status : aftercare_assess_facts(assessor, facts, &shown, err);
    status = status ? status : aftercare_ask_facts(assessor, facts, &asked, err);
    status =
        status ? status
               : aftercare_explain_facts(assessor, facts, "coated-lately", &answer, err);
    aftercare_facts_free(facts);
    *untouched = answer.text == NULL;
    return status;
}

// The same of a session, and the plan that follows it.
static aftercare_status put_session(aftercare_facts *facts, aftercare_error *err) {
    aftercare_status status = aftercare_facts_session_id(facts, "s", err);
    status = status ? status
                    : aftercare_facts_session_ended(facts, "2026-06-15T12:00:00Z", err);
    status =
        status ? status : aftercare_facts_session_timezone(facts, "Europe/Berlin", err);
    status = status ? status : aftercare_facts_session_number(facts, 2, err);
    status = status ? status : aftercare_facts_session_treatment(facts, "sanding", err);
    status = status ? status : aftercare_facts_session_area(facts, "leg", err);
    status = status ? status : aftercare_facts_session_product(facts, "oil", err);
    return status ? status : aftercare_facts_session_detail(facts, "tool", "plane", err);
}

static aftercare_status put_wishes(aftercare_facts *facts, aftercare_error *err) {
    static const aftercare_member members[] = {{"till", "P1D"}, {"by", "j"}};
    aftercare_status status =
        aftercare_facts_session_change(facts, "wipe", members, COUNT(members), err);
    status = status ? status : aftercare_facts_contact_channel(facts, "mail", err);
    status = status ? status : aftercare_facts_contact_to(facts, "a@b", err);
    status = status ? status : aftercare_facts_contact_locale(facts, "es", err);
    return status ? status : aftercare_facts_contact_never_quiet(facts, err);
}

static aftercare_status fetch_fact(void *context, aftercare_facts *facts,
                                   const char *name, aftercare_error *err) {
    (void)context;
    return strcmp(name, "id") == 0 ? aftercare_facts_put_text(facts, name, "p", err)
                                   : AFTERCARE_OK;
}

static aftercare_status run_plan_facts(struct world *world, bool *untouched,
                                       aftercare_error *err) {
    aftercare_assessor *assessor = world->shop.assessor;
    aftercare_facts *facts = NULL;
    const aftercare_plan *plan = NULL;
    aftercare_json at = {0};
    aftercare_status status = aftercare_facts_new(&facts, world->shop.rules, err);
    assert_int_equal(facts == NULL, status != AFTERCARE_OK);
    if (!status) {
        aftercare_facts_from(facts, fetch_fact, NULL);
        status = put_session(facts, err);
    }
    status = status ? status : put_wishes(facts, err);
    status = status ? status
                    : aftercare_plan_facts_at(assessor, facts, NULL,
                                              "2026-06-15T12:00:00Z", &at, err);
    status = status ? status : aftercare_plan_facts(assessor, facts, NULL, &plan, err);
    aftercare_facts_free(facts);
    *untouched = plan == NULL;
    return status;
}

static aftercare_status run_quiet_facts(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_facts *facts = NULL;
    aftercare_status status = aftercare_facts_new(&facts, world->shop.rules, err);
    status =
        status ? status : aftercare_facts_contact_quiet(facts, "21:00", "08:00", err);
    aftercare_facts_free(facts);
    *untouched = status != AFTERCARE_OK;
    return status;
}

static aftercare_status run_explain_result(struct world *world, bool *untouched,
                                           aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    const aftercare_explanation *answer = NULL;
    aftercare_json json = {0};
    aftercare_status status = aftercare_explain_result(
        world->shop.assessor, &document, NULL, "coated-lately", &answer, err);
    assert_int_equal(answer == NULL, status != AFTERCARE_OK);
    status = status ? status : aftercare_result_json(world->shop.assessor, &json, err);
    *untouched = json.text == NULL;
    return status;
}

static aftercare_status run_explain_facts(struct world *world, bool *untouched,
                                          aftercare_error *err) {
    aftercare_facts *facts = NULL;
    const aftercare_explanation *answer = NULL;
    aftercare_status status = aftercare_facts_new(&facts, world->shop.rules, err);
    status = status ? status : put_facts(facts, err);
    status = status ? status
                    : aftercare_explain_facts_result(world->shop.assessor, facts,
                                                     "coated-lately", &answer, err);
    aftercare_facts_free(facts);
    *untouched = answer == NULL;
    return status;
}

// One document that has no memory is told as such; the others are answered.
static bool take_answered(void *context, const aftercare_answered *answered) {
    aftercare_error *err = context;
    if (answered->error) {
        *err = *answered->error;
    }
    return true;
}

static aftercare_status run_batch(struct world *world, bool *untouched,
                                  aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_error told = {0};
    size_t done = 0;
    aftercare_batch batch = AFTERCARE_BATCH;
    batch.documents = &document, batch.count = 1;
    batch.take = take_answered, batch.context = &told;
    aftercare_status status =
        aftercare_assess_batch(world->shop.assessor, &batch, &done, err);
    if (!status && told.status) {
        status = told.status;
        if (err) {
            *err = told;
        }
    }
    *untouched = status != AFTERCARE_OK;
    return status;
}

// --- the rows --------------------------------------------------------------------------

#define THREE_CASES                                                                      \
    "defaults { patient = { coats = {}, faults = {}, wood = 'oak' }, request = { "       \
    "treatments = { 'sanding' }, areas = { 'leg' }, date = '2026-06-15' }, session = { " \
    "id = 's', treatments = { 'sanding' }, ended_at = '2026-06-15T12:00:00Z', timezone " \
    "= 'UTC' } }\n"                                                                      \
    "case 'one' { expect = { findings = {} } }\n"                                        \
    "case 'two' { expect = { verdict = 'never' } }\n"                                    \
    "case 'three' { options = { drying = 'fast' }, expect = { at = { PT2H = { steps = "  \
    "{ 'wipe', 'no-load' } } } } }"

#define ONE_CASE                                                                         \
    "case 'one' { request = { treatments = { 'sanding' }, date = '2026-06-15' }, "       \
    "expect = { verdict = 'unclear' } }"

// begin NULL: it is called with nothing that lives on. least: so many calls fail.
static const struct row {
    const char *name, *cases;
    struct call call;
    size_t least;
} rows[] = {
    {"aftercare_rules_load", NULL, {NULL, run_load, free_all, 97}, LOAD_REQUESTS},
    {"aftercare_rules_load", NULL, {NULL, run_load_memory, free_all, 97}, LOAD_REQUESTS},
    {"aftercare_rules_check", NULL, {load_all, run_check, free_all, 7}, 1},
    {"aftercare_rules_check_all", NULL, {NULL, run_check_all, free_all, 97}, 20},
    {"aftercare_assessor_new", NULL, {load, run_assessor, free_all, 1}, 1},
    {"aftercare_rules_list", NULL, {load_all, run_list, free_all, 1}, 2},
    {"aftercare_rules_annotations", NULL, {load_all, run_annotations, free_all, 1}, 2},
    {"aftercare_assess", NULL, {load_all, run_assess, free_all, 1}, 2},
    {"aftercare_assess_result", NULL, {load_all, run_result, free_all, 1}, 2},
    {"aftercare_result_json", NULL, {load_all, run_result, free_all, 1}, 2},
    {"aftercare_ask", NULL, {load_all, run_ask, free_all, 1}, 2},
    {"aftercare_answer", NULL, {load_all, run_answer, free_all, 1}, 2},
    {"aftercare_explain", NULL, {load_all, run_explain, free_all, 1}, 2},
    {"aftercare_plan_session", NULL, {load_all, run_plan, free_all, 1}, 2},
    {"aftercare_plan_at", NULL, {load_all, run_plan_at, free_all, 1}, 2},
    {"aftercare_sample_request", NULL, {load_all, run_request, free_all, 1}, 0},
    {"aftercare_sample_session", NULL, {load_all, run_session, free_all, 1}, 0},
    {"aftercare_facts_new", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_put_flag", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_put_number", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_put_text", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_add_entry", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_put_none", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_add_unanswered", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_request_date", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_request_treatment", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_request_area", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_request_detail", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_assess_facts", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_ask_facts", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_explain_facts", NULL, {load_all, run_facts, free_all, 1}, 2},
    {"aftercare_facts_session_id", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_ended", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_timezone",
     NULL,
     {load_all, run_plan_facts, free_all, 1},
     2},
    {"aftercare_facts_session_number", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_treatment",
     NULL,
     {load_all, run_plan_facts, free_all, 1},
     2},
    {"aftercare_facts_session_area", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_product", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_detail", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_session_change", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_contact_channel", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_contact_to", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_contact_locale", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_facts_contact_never_quiet",
     NULL,
     {load_all, run_plan_facts, free_all, 1},
     2},
    {"aftercare_facts_contact_quiet", NULL, {load_all, run_quiet_facts, free_all, 1}, 2},
    {"aftercare_plan_facts", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_plan_facts_at", NULL, {load_all, run_plan_facts, free_all, 1}, 2},
    {"aftercare_explain_result", NULL, {load_all, run_explain_result, free_all, 1}, 2},
    {"aftercare_explain_facts_result",
     NULL,
     {load_all, run_explain_facts, free_all, 1},
     2},
    {"aftercare_ask_result", NULL, {load_all, run_ask_result, free_all, 1}, 2},
    {"aftercare_assess_batch", NULL, {load_all, run_batch, free_all, 1}, 2},
    {"aftercare_rule_file_layout", NULL, {NULL, run_layout, free_all, 1}, 1},
    {"aftercare_settings_read", "a = 'b'", {NULL, run_settings, free_all, 7}, 10},
    {"aftercare_rules_test", THREE_CASES, {NULL, run_pack, free_all, 997}, 20},
    {"aftercare_rules_cover", THREE_CASES, {NULL, run_cover, free_all, 997}, 20},
    {"aftercare_mutants_open", ONE_CASE, {NULL, run_mutants_open, free_all, 97}, 20},
    {"aftercare_mutants_try", ONE_CASE, {begin_mutants, run_mutants_try, free_all, 7}, 1},
};

static const char *const takes_none[] = {
    "aftercare_version",           "aftercare_status_name",
    "aftercare_status_meaning",    "aftercare_failure_name",
    "aftercare_check_page_at",     "aftercare_rules_free",
    "aftercare_rules_digest",      "aftercare_assessor_free",
    "aftercare_assessor_count_at", "aftercare_assessor_try_again",
    "aftercare_mutants_close",     "aftercare_mutants_count",
    "aftercare_mutants_get",       "aftercare_facts_free",
    "aftercare_facts_clear",       "aftercare_facts_from",
    "aftercare_engine_range",      "aftercare_text_free",
};

static void every_entry_point_bears_every_lack_of_memory(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct world world;
        open_world(&world);
        if (rows[i].cases) {
            workshop_write(&world.shop, "t/tests/cases.lua", rows[i].cases);
        }

        size_t failed = walk(&world, &rows[i].call);

        if (failed < rows[i].least) {
            fail_msg("%s failed only %zu times", rows[i].name, failed);
        }
        close_world(&world);
    }
}

// --- what the headers declare ----------------------------------------------------------

static bool is_listed(struct text name) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (text_is(name, rows[i].name)) {
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(takes_none); i++) {
        if (text_is(name, takes_none[i])) {
            return true;
        }
    }
    return false;
}

// Each function of a header; returns how many there are.
static size_t check_header(struct arena *arena, const char *name) {
    const char *path = arena_format(arena, AFTERCARE_SOURCE "/include/%s", name);
    struct text header = {0};
    aftercare_error err = {0};
    size_t count = 0;
    assert_int_equal(file_read(&header, arena, path, 1 << 20, FILE_ANY, &err), 0);
    for (const char *at = header.at; (at = strstr(at, "\nAFTERCARE_API "));) {
        const char *end = strchr(++at, '(');
        assert_non_null(end);
        const char *begin = end;
        while (begin[-1] == '_' || (begin[-1] >= 'a' && begin[-1] <= 'z')) {
            begin--;
        }
        struct text function = {begin, (size_t)(end - begin)};
        if (!is_listed(function)) {
            fail_msg("%s declares %.*s, which has no row here", name,
                     TEXT_ARGS(function));
        }
        count++;
    }
    return count;
}

static void every_public_function_has_a_row(void **state) {
    (void)state;
    static const char include[] = "#include \"";
    struct arena arena;
    struct text umbrella = {0};
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    const char *path = AFTERCARE_SOURCE "/include/aftercare/aftercare.h";
    assert_int_equal(file_read(&umbrella, &arena, path, 1 << 20, FILE_ANY, &err), 0);

    size_t count = check_header(&arena, "aftercare/error.h");
    for (const char *at = umbrella.at; (at = strstr(at, include));) {
        at += sizeof include - 1;
        count += check_header(&arena, arena_copy(&arena, at, strcspn(at, "\"")));
    }

    assert_true(count >= COUNT(rows));
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_entry_point_bears_every_lack_of_memory),
        cmocka_unit_test(every_public_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
