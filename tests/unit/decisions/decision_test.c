#include "core/decisions/decision.h"

#include "core/base/digest.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define OUT_MAX ((size_t)1 << 20)
#define ANSWER "{\"rules\":{\"digest\":\"sha256:1\"},\"n\":1}"
#define OTHER_ANSWER "{\"rules\":{\"digest\":\"sha256:1\"},\"n\":2}"

// What stands for the library: answers a document that still has a name, and refuses one
// that has none any more.
static aftercare_status assess_again(aftercare_assessor *assessor,
                                     const aftercare_document *document,
                                     const char *today, aftercare_json *out,
                                     aftercare_error *err) {
    static const char answer[] = OTHER_ANSWER;
    (void)assessor;
    (void)today;
    if (!strstr(document->text, "name")) {
        *err = (aftercare_error){.status = AFTERCARE_EDOCUMENT,
                                 .sentence = "it needs a name"};
        return AFTERCARE_EDOCUMENT;
    }
    *out = (aftercare_json){answer, sizeof answer - 1};
    return AFTERCARE_OK;
}

static aftercare_status plan_again(aftercare_assessor *assessor,
                                   const aftercare_document *document,
                                   const aftercare_plan_options *options,
                                   const aftercare_plan **plan, aftercare_error *err) {
    static const aftercare_plan made = {.json = OTHER_ANSWER,
                                        .json_len = sizeof OTHER_ANSWER - 1};
    (void)assessor;
    (void)document;
    (void)options;
    (void)err;
    *plan = &made;
    return AFTERCARE_OK;
}

static const struct decision_makers makers = {assess_again, plan_again};

static const aftercare_document document = {
    .text = "{\"name\": \"ana\",\n \"age\": 3, \"x_own\": 1} beyond", .len = 38};
static const char *const name = "/name";
static const char *const age = "/age";

static const struct decision assessed = {
    .kind = DECISION_ASSESS,
    .at = 1795356000000,
    .document = &document,
    .today = "2026-11-22",
    .answer = {ANSWER, sizeof ANSWER - 1},
};

static void expect_line(const struct decision *decision,
                        const struct redaction *redaction, const char *wanted) {
    const struct recording recording = {redaction, &makers, NULL};
    struct buffer out;
    buffer_init(&out, &system_allocator, OUT_MAX);
    assert_int_equal(decision_write(&out, decision, &recording, NULL), AFTERCARE_OK);
    assert_string_equal(out.at, wanted);
    buffer_clear(&out);
}

#define HEAD                                                                             \
    "{\"decision\":\"assess\",\"at\":\"2026-11-22T14:00:00+00:00\",\"engine\":\"0.1."    \
    "0\","                                                                               \
    "\"options\":{\"today\":\"2026-11-22\"},\"rules\":{\"digest\":\"sha256:1\"},"

// The digest of ANSWER, put where the line has it.
static const char *with_given(char out[1024], const char *before, const char *after) {
    char digest[DIGEST_TEXT_MAX];
    (void)snprintf(out, 1024, "%s\"given\":\"%s\",%s", before,
                   digest_of(digest, TEXT(ANSWER)), after);
    return out;
}

static void a_line_says_what_was_asked_and_answered(void **state) {
    const struct redaction nothing = {0};
    char wanted[1024];
    (void)state;

    expect_line(&assessed, &nothing,
                with_given(wanted,
                           HEAD "\"document\":{\"name\":\"ana\",\"age\":3},"
                                "\"erased\":[\"/x_own\"],\"hashed\":[],",
                           "\"answer\":" ANSWER "}\n"));
}

static void the_answer_is_that_to_what_is_kept(void **state) {
    const struct redaction erases = {.erase = &age, .erase_count = 1};
    char wanted[1024];
    (void)state;

    expect_line(&assessed, &erases,
                with_given(wanted,
                           HEAD "\"document\":{\"name\":\"ana\"},"
                                "\"erased\":[\"/age\",\"/x_own\"],\"hashed\":[],",
                           "\"answer\":" OTHER_ANSWER "}\n"));
}

static void what_cannot_be_answered_without_it_says_so(void **state) {
    const struct redaction erases = {.erase = &name, .erase_count = 1};
    char wanted[1024];
    (void)state;

    expect_line(&assessed, &erases,
                with_given(wanted,
                           HEAD "\"document\":{\"age\":3},"
                                "\"erased\":[\"/name\",\"/x_own\"],\"hashed\":[],",
                           "\"answer\":null,\"because\":\"it needs a name\"}\n"));
}

static void a_plan_keeps_the_hosts_defaults(void **state) {
    const struct redaction erases = {.erase = &age, .erase_count = 1};
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    struct arena arena;
    struct buffer out;
    struct decision_record record;
    const struct recording recording = {&erases, &makers, NULL};
    struct decision planned = assessed;
    (void)state;
    options.timezone = "Europe/Berlin";
    options.quiet_from = "21:00";
    options.quiet_till = "08:00";
    planned.kind = DECISION_PLAN;
    planned.plan = &options;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, OUT_MAX);

    assert_int_equal(decision_write(&out, &planned, &recording, NULL), AFTERCARE_OK);
    assert_int_equal(
        decision_read(&record, &arena, (struct text){out.at, out.len - 1}, NULL),
        AFTERCARE_OK);

    assert_int_equal(record.kind, DECISION_PLAN);
    assert_string_equal(record.timezone, "Europe/Berlin");
    assert_string_equal(record.quiet_from, "21:00");
    assert_string_equal(record.quiet_till, "08:00");
    assert_null(record.today);
    assert_true(text_is(record.answer, OTHER_ANSWER));
    buffer_clear(&out);
    arena_clear(&arena);
}

static void what_is_written_is_read_again(void **state) {
    static const char *const treatments[] = {"waxing", "sanding"};
    const struct redaction nothing = {0};
    const struct recording recording = {&nothing, &makers, NULL};
    aftercare_document asked = document;
    struct decision decision = assessed;
    struct arena arena;
    struct buffer out;
    struct decision_record record;
    (void)state;
    asked.date = "2026-12-01";
    asked.treatments = treatments;
    asked.treatments_count = 2;
    decision.document = &asked;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, OUT_MAX);

    assert_int_equal(decision_write(&out, &decision, &recording, NULL), AFTERCARE_OK);
    assert_int_equal(
        decision_read(&record, &arena, (struct text){out.at, out.len - 1}, NULL),
        AFTERCARE_OK);

    assert_int_equal(record.kind, DECISION_ASSESS);
    assert_true(text_is(record.at, "2026-11-22T14:00:00+00:00"));
    assert_true(text_is(record.digest, "sha256:1"));
    assert_true(text_is(record.document, "{\"name\":\"ana\",\"age\":3}"));
    assert_true(text_is(record.answer, ANSWER));
    assert_string_equal(record.today, "2026-11-22");
    assert_string_equal(record.date, "2026-12-01");
    assert_int_equal(record.treatments_count, 2);
    assert_string_equal(record.treatments[1], "sanding");
    assert_true(record.is_redacted);
    buffer_clear(&out);
    arena_clear(&arena);
}

#define RECORD(decision, rules, kept, answer)                                            \
    "{\"decision\":" decision ",\"rules\":" rules ",\"document\":" kept                  \
    ",\"answer\":" answer "}"

static void a_line_that_is_no_record_is_refused_with_its_place(void **state) {
    static const struct {
        const char *name, *line;
        aftercare_status status;
        const char *pointer;
    } rows[] = {
        {"the least", RECORD("\"plan\"", "{}", "{}", "{}"), AFTERCARE_OK, ""},
        {"no answer", RECORD("\"plan\"", "{}", "{}", "null"), AFTERCARE_OK, ""},
        {"nothing", "", AFTERCARE_EDOCUMENT, ""},
        {"half", "{\"decision\":\"plan\",\"rules\":{", AFTERCARE_EDOCUMENT, "/rules"},
        {"a list", "[]", AFTERCARE_EDOCUMENT, ""},
        {"a number", "7", AFTERCARE_EDOCUMENT, ""},
        {"another decision", RECORD("\"guess\"", "{}", "{}", "{}"), AFTERCARE_EDOCUMENT,
         "/decision"},
        {"a decision that is no text", RECORD("1", "{}", "{}", "{}"), AFTERCARE_EDOCUMENT,
         "/decision"},
        {"no rules", RECORD("\"plan\"", "null", "{}", "{}"), AFTERCARE_EDOCUMENT,
         "/rules"},
        {"no document", RECORD("\"plan\"", "{}", "[]", "{}"), AFTERCARE_EDOCUMENT,
         "/document"},
        {"an answer that is a text", RECORD("\"plan\"", "{}", "{}", "\"\""),
         AFTERCARE_EDOCUMENT, "/answer"},
        {"a treatment that is a number",
         "{\"decision\":\"assess\",\"options\":{\"treatments\":[1]},\"rules\":{},"
         "\"document\":{},\"answer\":{}}",
         AFTERCARE_EDOCUMENT, "/options/treatments/0"},
        {"what was lost", "{\"lost\":3}", AFTERCARE_OK, ""},
        {"lost without a number", "{\"lost\":\"3\"}", AFTERCARE_EDOCUMENT, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_error err = {0};
        struct decision_record record;
        struct arena arena;
        print_message("%s\n", rows[i].name);
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(decision_read(&record, &arena, text_of(rows[i].line), &err),
                         rows[i].status);
        assert_string_equal(err.pointer, rows[i].pointer);
        arena_clear(&arena);
    }
}

static void a_document_that_was_never_read_has_no_record(void **state) {
    const struct redaction nothing = {0};
    const struct recording recording = {&nothing, &makers, NULL};
    struct decision decision = assessed;
    struct buffer out;
    (void)state;
    decision.document = &(aftercare_document){.text = "{", .len = 1};
    buffer_init(&out, &system_allocator, OUT_MAX);

    assert_int_equal(decision_write(&out, &decision, &recording, NULL),
                     AFTERCARE_EDOCUMENT);

    assert_int_equal(out.len, 0);
    buffer_clear(&out);
}

static void without_memory_nothing_is_half_written(void **state) {
    static const char *const pointers[] = {"/age"};
    const struct redaction hashes = {
        .hash = pointers, .hash_count = 1, .key = TEXT("secret")};
    const struct recording recording = {&hashes, &makers, NULL};
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct buffer out;
        buffer_init(&out, &allocator, OUT_MAX);
        status = decision_write(&out, &assessed, &recording, NULL);
        assert_true(n < 200);
        if (status == AFTERCARE_OK && out.failed) {
            status = AFTERCARE_ENOMEM; // there was none to hand it over
        }
        assert_true(status == AFTERCARE_OK || out.len == 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM ||
                    status == AFTERCARE_ELIMIT);
        buffer_clear(&out);
        assert_int_equal(failing.live, 0);
    }
}

static void without_memory_nothing_is_half_read(void **state) {
    static const char line[] =
        "{\"decision\":\"assess\",\"options\":{\"treatments\":[\"a\"]},"
        "\"rules\":{},\"document\":{},\"answer\":{}}";
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct decision_record record = {.lost = 7};
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        status = decision_read(&record, &arena, text_of(line), NULL);
        assert_true(n < 200);
        assert_true(status == AFTERCARE_OK ||
                    (status == AFTERCARE_ENOMEM && record.lost == 7));
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_what_was_asked_and_answered),
        cmocka_unit_test(the_answer_is_that_to_what_is_kept),
        cmocka_unit_test(what_cannot_be_answered_without_it_says_so),
        cmocka_unit_test(a_plan_keeps_the_hosts_defaults),
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(a_line_that_is_no_record_is_refused_with_its_place),
        cmocka_unit_test(a_document_that_was_never_read_has_no_record),
        cmocka_unit_test(without_memory_nothing_is_half_written),
        cmocka_unit_test(without_memory_nothing_is_half_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
