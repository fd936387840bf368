// Every call of the public headers: without what it needs, and without memory.
#include "tests/unit/reminders/harness.h"

#include "tests/unit/reminders/short_memory.h"

#define QUIET_MAX 400 // requests that may fail in turn; far more than any call makes

static const aftercare_planned_reminder planned[] = {
    {.key = "visit/r/1",
     .rule = "pack.rule",
     .due = NOON,
     .wanted = NOON,
     .expires = NOON + HOUR,
     .message = "now"},
};

static const aftercare_plan plan = {.session = "visit",
                                    .patient = "p-1",
                                    .course = "",
                                    .content = "sha256:a",
                                    .reminders = planned,
                                    .reminders_count = 1,
                                    .json = "{\"plan\":1} and more",
                                    .json_len = 10};

static const aftercare_document document = {.text = "{} and more", .len = 2};

static aftercare_status put_plan(struct harness *h, const aftercare_posting *posting) {
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_put_plan(h->reminders, posting,
                                                        harness_answer, h, &h->err));
}

static aftercare_posting whole_posting(void) {
    aftercare_posting posting = AFTERCARE_POSTING;
    posting.plan = &plan;
    posting.document = &document;
    return posting;
}

static void a_plan_is_kept_as_it_is(void **state) {
    struct harness *h = *state;
    aftercare_posting posting = whole_posting();

    assert_int_equal(AFTERCARE_OK, put_plan(h, &posting));
    assert_int_equal(AFTERCARE_PUT_CREATED, h->put);
    assert_int_equal(AFTERCARE_OK, get_session(h, "visit"));

    assert_string_equal("{\"plan\":1}", h->plan);
    assert_string_equal("{}", h->document);
    assert_string_equal("sha256:a", h->content);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    assert_string_equal("visit/r/1", h->sent[0].key);
}

static void a_plan_is_kept_only_where_its_condition_is_met(void **state) {
    struct harness *h = *state;
    aftercare_condition condition = AFTERCARE_CONDITION;
    aftercare_posting posting = whole_posting();
    condition.must = AFTERCARE_MUST_BE_THERE;
    posting.condition = &condition;

    assert_int_equal(AFTERCARE_OK, put_plan(h, &posting));

    assert_true(h->is_refused);
    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "visit"));
}

// Calls as a host makes them, by what they give to one.
typedef aftercare_status call(struct harness *h);

static aftercare_status no_session(struct harness *h) {
    return aftercare_reminders_put_session(h->reminders, NULL, NULL, NULL, &h->err);
}

static aftercare_status no_posting(struct harness *h) {
    return put_plan(h, NULL);
}

static aftercare_status posting_of_another_size(struct harness *h) {
    aftercare_posting posting = whole_posting();
    posting.size--;
    return put_plan(h, &posting);
}

static aftercare_status no_plan(struct harness *h) {
    aftercare_posting posting = whole_posting();
    posting.plan = NULL;
    return put_plan(h, &posting);
}

static aftercare_status no_document(struct harness *h) {
    aftercare_posting posting = whole_posting();
    posting.document = NULL;
    return put_plan(h, &posting);
}

static aftercare_status no_session_id(struct harness *h) {
    return get_session(h, NULL);
}

static aftercare_status nothing_to_cancel(struct harness *h) {
    return cancel(h, NULL);
}

static aftercare_status no_condition(struct harness *h) {
    return aftercare_reminders_cancel_session_if(h->reminders, NULL, NULL, NULL, &h->err);
}

static aftercare_status no_query(struct harness *h) {
    return list(h, NULL);
}

static aftercare_status query_of_another_size(struct harness *h) {
    aftercare_reminders_query query = AFTERCARE_REMINDERS_QUERY;
    query.size--;
    return list(h, &query);
}

static aftercare_status no_key(struct harness *h) {
    return get(h, NULL);
}

static aftercare_status no_act(struct harness *h) {
    return act(h, NULL);
}

static aftercare_status no_reaction(struct harness *h) {
    return aftercare_reminders_report_reaction(h->reminders, NULL, NULL, NULL, &h->err);
}

static aftercare_status nobody(struct harness *h) {
    return get_patient(h, NULL);
}

static aftercare_status nobody_to_erase(struct harness *h) {
    return erase_patient(h, NULL);
}

static aftercare_status no_path(struct harness *h) {
    return aftercare_reminders_backup(h->reminders, NULL, NULL, NULL, &h->err);
}

static aftercare_status no_store(struct harness *h) {
    return aftercare_reminders_examine(NULL, &h->err);
}

static aftercare_status no_store_to_copy(struct harness *h) {
    return aftercare_reminders_backup_closed(NULL, h->path, &h->err);
}

static aftercare_status no_options(struct harness *h) {
    aftercare_reminders *reminders = NULL;
    return aftercare_reminders_open(&reminders, &h->loop, NULL, &h->err);
}

static aftercare_status no_options_to_check(struct harness *h) {
    return aftercare_reminders_check(NULL, NULL, &h->err);
}

static aftercare_status nothing_to_read(struct harness *h) {
    return aftercare_reminders_read(NULL, harness_answer, h, &h->err);
}

static aftercare_status nothing_to_try(struct harness *h) {
    return aftercare_trial_send(NULL, NULL, NULL, &h->err);
}

struct named_call {
    const char *name;
    call *call;
};

static void without_what_it_needs_a_call_is_refused(void **state) {
    struct harness *h = *state;
    static const struct named_call rows[] = {
        {"put_session", no_session},
        {"put_plan", no_posting},
        {"put_plan, another size", posting_of_another_size},
        {"put_plan, no plan", no_plan},
        {"put_plan, no document", no_document},
        {"get_session", no_session_id},
        {"cancel_session", nothing_to_cancel},
        {"cancel_session_if", no_condition},
        {"list", no_query},
        {"list, another size", query_of_another_size},
        {"get", no_key},
        {"act", no_act},
        {"report_reaction", no_reaction},
        {"get_patient", nobody},
        {"erase_patient", nobody_to_erase},
        {"backup", no_path},
        {"examine", no_store},
        {"backup_closed", no_store_to_copy},
        {"open", no_options},
        {"check", no_options_to_check},
        {"read", nothing_to_read},
        {"trial_send", nothing_to_try},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        h->err = (aftercare_error){.status = AFTERCARE_OK};
        aftercare_status status = rows[i].call(h);
        if (status != AFTERCARE_EUSAGE || h->err.status != status ||
            !h->err.sentence[0]) {
            fail_msg("%s: %s %s", rows[i].name, aftercare_status_name((int)status),
                     h->err.sentence);
        }
    }
}

static aftercare_status good_put(struct harness *h) {
    aftercare_reminder reminder = reminder_at("new/r/1", NOON + HOUR);
    return put(h, "new", "a", &reminder, 1);
}

static aftercare_status good_get_session(struct harness *h) {
    return get_session(h, "kept");
}

static aftercare_status good_cancel_if(struct harness *h) {
    static const char *const revisions[] = {"other"};
    aftercare_condition condition = AFTERCARE_CONDITION;
    condition.session = "kept";
    condition.must = AFTERCARE_MUST_BE_NONE_OF;
    condition.revisions = revisions;
    condition.revisions_count = 1;
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_cancel_session_if(
                               h->reminders, &condition, harness_answer, h, &h->err));
}

static aftercare_status good_cancel(struct harness *h) {
    return cancel(h, "kept");
}

static aftercare_status good_list(struct harness *h) {
    aftercare_reminders_query query = AFTERCARE_REMINDERS_QUERY;
    query.session = "kept";
    query.limit = 1;
    return list(h, &query);
}

static aftercare_status good_get(struct harness *h) {
    return get(h, "kept");
}

static aftercare_status good_act(struct harness *h) {
    aftercare_act snooze = AFTERCARE_ACT;
    snooze.kind = AFTERCARE_ACT_SNOOZE;
    snooze.key = "kept";
    snooze.by = "somebody";
    snooze.until = NOON + 90 * MINUTE;
    return act(h, &snooze);
}

static aftercare_status good_reaction(struct harness *h) {
    aftercare_reaction reaction = AFTERCARE_REACTION;
    reaction.session = "kept";
    reaction.by = "somebody";
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_report_reaction(
                               h->reminders, &reaction, harness_answer, h, &h->err));
}

static aftercare_status good_get_patient(struct harness *h) {
    return get_patient(h, "p-1");
}

static aftercare_status good_count(struct harness *h) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_count(h->reminders, harness_answer, h, &h->err));
}

static aftercare_status good_trim(struct harness *h) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_trim(h->reminders, harness_answer, h, &h->err));
}

static aftercare_status good_backup(struct harness *h) {
    char path[160];
    (void)snprintf(path, sizeof path, "%s/copy.db", h->folder);
    h->is_answered = false;
    aftercare_status status = harness_wait(
        h, aftercare_reminders_backup(h->reminders, path, harness_answer, h, &h->err));
    (void)unlink(path);
    return status;
}

static aftercare_status good_erase(struct harness *h) {
    return erase_patient(h, "p-1");
}

// Until none of its requests fails any more; what else the reminders do meanwhile may be
// what fails.
static void call_without_memory(struct harness *h, struct short_memory *memory,
                                const struct named_call *row) {
    bool has_failed = true;
    for (long n = 0; has_failed; n++) {
        assert_in_range(n, 0, QUIET_MAX);
        h->err = (aftercare_error){.status = AFTERCARE_OK};
        memory->left = n;
        aftercare_status status = row->call(h);
        has_failed = memory->left < 0;
        memory->left = -1;
        bool is_right = status == AFTERCARE_OK ||
                        (has_failed && status == AFTERCARE_ENOMEM && h->err.sentence[0]);
        if (!is_right) {
            fail_msg("%s, request %ld: %s %s", row->name, n,
                     aftercare_status_name((int)status), h->err.sentence);
        }
    }
}

static void without_memory_a_call_says_so_at_each_request(void **state) {
    struct harness *h = *state;
    struct short_memory memory = {.left = -1};
    struct allocator allocator = short_memory_allocator(&memory);
    static const struct named_call rows[] = {
        {"put_session", good_put},
        {"get_session", good_get_session},
        {"list", good_list},
        {"get", good_get},
        {"act", good_act},
        {"report_reaction", good_reaction},
        {"get_patient", good_get_patient},
        {"count", good_count},
        {"trim", good_trim},
        {"backup", good_backup},
        {"cancel_session_if", good_cancel_if},
        {"cancel_session", good_cancel},
        {"erase_patient", good_erase},
    };
    harness_close(h);
    harness_bring_allocator(h, &allocator);
    harness_open(h);
    put_one(h, "kept", NOON + HOUR);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        call_without_memory(h, &memory, &rows[i]);
    }

    harness_close(h);
    assert_int_equal(0, memory.out);
}

static void looking_at_options_without_memory_says_so_at_each_request(void **state) {
    struct harness *h = *state;
    struct short_memory memory = {.left = 0};
    struct allocator allocator = short_memory_allocator(&memory);
    aftercare_status status = AFTERCARE_ENOMEM;
    harness_bring_allocator(h, &allocator);
    aftercare_reminders_options options = harness_options(h);

    for (long n = 0; status; n++) {
        memory.left = n;
        status = own_loop_check(&options, &h->parts, &h->err);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(0, memory.out);
    }
    h->has_parts = false;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_plan_is_kept_as_it_is),
        TEST(a_plan_is_kept_only_where_its_condition_is_met),
        TEST(without_what_it_needs_a_call_is_refused),
        TEST(without_memory_a_call_says_so_at_each_request),
        TEST(looking_at_options_without_memory_says_so_at_each_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
