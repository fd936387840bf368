// The interface on a store and assessors that answer as the test says.
#include "tests/unit/http/client.h"

#include "core/calendar/calendar.h"
#include "core/http/routes.h"
#include "tests/unit/base/failing.h"

#define HEAD "Host: localhost\r\n"
#define GET(path) "GET " path " HTTP/1.1\r\n" HEAD "\r\n"
#define DELETE(path) "DELETE " path " HTTP/1.1\r\n" HEAD "\r\n"
#define POST(path)                                                                       \
    "POST " path " HTTP/1.1\r\n" HEAD                                                    \
    "Content-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}"
#define POST_BROKEN(path)                                                                \
    "POST " path " HTTP/1.1\r\n" HEAD                                                    \
    "Content-Type: application/json\r\nContent-Length: 6\r\n\r\nbroken"

static const aftercare_reminder kept[] = {
    {.key = "s 77/p.cleanse/2",
     .session = "s 77",
     .patient = "p-1",
     .rule = "p.cleanse",
     .message = "Wash \"well\".",
     .due = 3000,
     .expires = 4000,
     .state = AFTERCARE_REMINDER_MISSED,
     .reason = "inside quiet hours"},
    {.key = "s 77/p.cleanse/1",
     .session = "s 77",
     .rule = "p.cleanse",
     .message = "Wash.",
     .due = 1000,
     .expires = 2000,
     .next_try = 1500,
     .state = AFTERCARE_REMINDER_SCHEDULED,
     .attempts = 2},
    {.key = "s 77/p.old/1",
     .session = "s 77",
     .rule = "p.old",
     .message = "Old.",
     .state = AFTERCARE_REMINDER_DELIVERED,
     .attempts = 1},
};

static const aftercare_stored_session session = {
    .id = "s 77",
    .plan =
        "{\"session\":\"s 77\",\"reminders\":[{\"key\":\"s 77/p.cleanse/1\",\"urgent\":"
        "false},{\"key\":\"s 77/p.cleanse/2\",\"urgent\":true}],\"course\":[]}",
    .reminders = kept,
    .reminders_count = 3,
};

static void expect(struct house *house, const char *request, int status,
                   const char *body) {
    struct reply reply = house_ask(house, request);
    if (reply.status != status) {
        fail_msg("%.40s…: %d, not %d\n%s", request, reply.status, status, reply.body);
    }
    assert_has(reply.body, body);
    free(reply.body);
}

static void a_document_is_assessed_for_today(void **state) {
    expect(*state, POST("/v1/assess"), 200, "{\"today\":\"2026-11-22\",\"bytes\":2}");
}

static void a_session_is_planned_without_being_kept(void **state) {
    struct house *house = *state;
    expect(house, POST("/v1/plan"), 200, "\"course\":[]");
    assert_int_equal(house->store.calls, 0);
}

static void a_mistake_is_told_with_its_place(void **state) {
    static const char *const requests[] = {
        POST_BROKEN("/v1/assess"), POST_BROKEN("/v1/plan"), POST_BROKEN("/v1/sessions")};
    struct house *house = *state;

    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
        struct reply reply = house_ask(house, requests[i]);
        assert_int_equal(reply.status, 400);
        assert_has(reply.head, "Content-Type: application/problem+json\r\n");
        assert_string_equal(
            reply.body, "{\"type\":\"urn:aftercare:problem:document\",\"title\":\"the "
                        "document is wrong\",\"status\":400,\"detail\":\"\\\"broken\\\" "
                        "is no sex (female, male)\",\"line\":3,\"column\":7,"
                        "\"pointer\":\"/patient/sex\"}");
        free(reply.body);
    }
    assert_int_equal(house->store.calls, 0);
}

static void a_new_session_is_answered_with_its_place_and_plan(void **state) {
    struct house *house = *state;

    struct reply reply = house_ask(house, POST("/v1/sessions"));

    assert_int_equal(reply.status, 201);
    assert_has(reply.head, "Location: /v1/sessions/s%2077\r\n");
    assert_has(reply.head, "Content-Type: application/json\r\n");
    assert_has(reply.head, "Cache-Control: no-store\r\n");
    assert_has(reply.body, "\"course\":[]");
    assert_int_equal(house->store.puts, 1);
    assert_int_equal(house->store.put_reminders, 2);
    free(reply.body);
}

static void a_session_put_again_is_answered_with_200(void **state) {
    struct house *house = *state;
    house->store.answer = (aftercare_reminders_answer){.put = AFTERCARE_PUT_REPLACED};

    expect(house, POST("/v1/sessions"), 200, "\"course\":[]");

    aftercare_stored_session older = {.id = "s 77", .plan = "{\"older\":true}"};
    house->store.answer =
        (aftercare_reminders_answer){.put = AFTERCARE_PUT_UNCHANGED, .session = &older};
    expect(house, POST("/v1/sessions"), 200, "{\"older\":true}");
}

static void a_cancelled_session_put_again_is_answered_as_a_new_one(void **state) {
    struct house *house = *state;
    house->store.answer = (aftercare_reminders_answer){.put = AFTERCARE_PUT_REVIVED};

    struct reply reply = house_ask(house, POST("/v1/sessions"));

    assert_int_equal(reply.status, 201);
    assert_has(reply.head, "Location: /v1/sessions/s%2077\r\n");
    free(reply.body);
}

#define IF(method, path, header) method " " path " HTTP/1.1\r\n" HEAD header "\r\n\r\n"
#define POST_IF(header)                                                                  \
    "POST /v1/sessions HTTP/1.1\r\n" HEAD header "\r\n"                                  \
    "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
#define S "/v1/sessions/s"

static void a_session_is_answered_with_its_entity_tag(void **state) {
    struct house *house = *state;
    static aftercare_stored_session tagged;
    tagged = session;
    tagged.revision = "sha256:1";
    house->store.answer.revision = "sha256:0";
    house->store.answer.session = &tagged;

    struct reply posted = house_ask(house, POST("/v1/sessions"));
    struct reply got = house_ask(house, GET(S));
    house->store.answer.put = AFTERCARE_PUT_UNCHANGED;
    struct reply again = house_ask(house, POST("/v1/sessions"));

    assert_has(posted.head, "ETag: \"sha256:0\"\r\n");
    assert_has(got.head, "ETag: \"sha256:1\"\r\n");
    assert_has(again.head, "ETag: \"sha256:1\"\r\n");
    free(posted.body);
    free(got.body);
    free(again.body);
}

static void what_is_known_already_is_not_sent_again(void **state) {
    static const struct {
        const char *request;
        int status;
    } rows[] = {
        {IF("GET", S, "If-None-Match: \"a\""), 304},
        {IF("GET", S, "If-None-Match: W/\"a\""), 304},
        {IF("GET", S, "If-None-Match: \"b\", W/\"c\" ,\"a\""), 304},
        {IF("GET", S, "If-None-Match: \"b\"\r\nIf-None-Match: \"a\""), 304},
        {IF("GET", S, "If-None-Match: *"), 304},
        {IF("GET", S, "If-None-Match: \"b\""), 200},
        {IF("GET", S, "If-None-Match: "), 200},
        {IF("GET", S, "If-Match: \"a\""), 200},
        {IF("GET", S, "If-Match: *"), 200},
        {IF("GET", S, "If-Match: \"b\""), 412},
        {IF("GET", S, "If-Match: W/\"a\""), 412},
        {IF("GET", S, "If-Match: a"), 400},
        {IF("GET", S, "If-Match: \"a"), 400},
        {IF("GET", S, "If-None-Match: \"a\" x"), 400},
        {IF("GET", S, "If-Match: \"a\"\r\nIf-None-Match: \"b\""), 400},
    };
    struct house *house = *state;
    static aftercare_stored_session tagged;
    tagged = session;
    tagged.revision = "a";
    house->store.answer.session = &tagged;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct reply reply = house_ask(house, rows[i].request);
        if (reply.status != rows[i].status) {
            fail_msg("%s: %d", rows[i].request, reply.status);
        }
        if (reply.status == 304) {
            assert_has(reply.head, "ETag: \"a\"\r\n");
            assert_string_equal(reply.body, "");
        }
        free(reply.body);
    }
}

static void what_a_change_expects_is_the_stores_to_ask(void **state) {
    static const struct {
        const char *header;
        aftercare_must must;
        size_t revisions;
    } rows[] = {
        {"X: y", AFTERCARE_MUST_NOTHING, 0},
        {"If-Match: *", AFTERCARE_MUST_BE_THERE, 0},
        {"If-None-Match: *", AFTERCARE_MUST_BE_NEW, 0},
        {"If-Match: \"a\", \"b\", W/\"c\"", AFTERCARE_MUST_BE_ONE_OF, 2},
        {"If-None-Match: \"a\", W/\"c\"", AFTERCARE_MUST_BE_NONE_OF, 2},
    };
    struct house *house = *state;
    char request[512];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int deletes = 0; deletes < 2; deletes++) {
            house->store.answer = (aftercare_reminders_answer){.is_refused = i > 0};
            (void)snprintf(request, sizeof request,
                           deletes ? IF("DELETE", S, "%s") : POST_IF("%s"),
                           rows[i].header);
            expect(house, request, i == 0 ? (deletes ? 200 : 201) : 412,
                   i == 0 ? "session" : "\"status\":412");
            assert_int_equal(rows[i].must, house->store.must);
            assert_int_equal(rows[i].revisions, house->store.revisions);
        }
    }
    size_t calls = house->store.calls;
    expect(house, POST_IF("If-Match: x"), 400, "no list of entity tags");
    expect(house, IF("DELETE", S, "If-Match: \"x"), 400, "no list of entity tags");
    assert_int_equal(calls, house->store.calls);
}

static void more_tags_than_anybody_has_are_refused(void **state) {
    struct house *house = *state;
    char request[1024] = "GET " S " HTTP/1.1\r\n" HEAD "If-Match: ";
    size_t len = strlen(request);
    for (int i = 0; i < 33; i++) {
        memcpy(request + len, "\"a\",", 4);
        len += 4;
    }
    memcpy(request + len, "\r\n\r\n", 5);
    expect(house, request, 400, "at most 32");
    assert_int_equal(0, house->store.calls);
}

// A house of its own, whose copies are made in a file that path is made the name of.
static struct house *open_with_copy(char *path) {
    struct house *house = house_new();
    int file = mkstemp(path);
    assert_true(file >= 0);
    (void)close(file);
    house->options.service.backup_path = path;
    house->store.copy = "SQLite format 3";
    house_open(house);
    return house;
}

static void a_copy_of_the_store_is_handed_out_and_goes(void **state) {
    char path[] = "/tmp/aftercare-copy-XXXXXX";
    expect(*state, GET("/v1/backup"), 501, "gives no copy");
    struct house *house = open_with_copy(path);

    struct reply reply = house_ask(house, GET("/v1/backup"));
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply.body, "SQLite format 3");
    assert_string_equal(house->store.key, path);
    assert_has(reply.head, "Content-Type: application/vnd.sqlite3\r\n");
    assert_has(reply.head, "Cache-Control: no-store\r\n");
    assert_int_equal(-1, access(path, F_OK));
    free(reply.body);

    house->store.copy = NULL;
    expect(house, GET("/v1/backup"), 503, "cannot be read");
    house->store.status = AFTERCARE_ECONFLICT;
    expect(house, GET("/v1/backup"), 409, "the store says no");
    house->store.refuses = AFTERCARE_EIO;
    expect(house, GET("/v1/backup"), 503, "not begun");
    house_close(house);
}

static void who_leaves_while_a_copy_is_made_does_no_harm(void **state) {
    char path[] = "/tmp/aftercare-copy-XXXXXX";
    struct house *house = open_with_copy(path);
    (void)state;
    house->store.holds = true;

    int descriptor = house_connect(house);
    assert_true(house_send(house, descriptor, GET("/v1/backup")));
    house_await_call(house);
    (void)close(descriptor);
    house_turn(house);
    house->store.holds = false;
    fake_answer(&house->store);

    expect(house, GET("/healthz"), 200, "");
    assert_int_equal(-1, access(path, F_OK));
    house_close(house);
}

// What stands in the answer tells of no person, and a channel's name breaks out of
// nothing.
static void numbers_are_given_as_prometheus_reads_them(void **state) {
    struct house *house = *state;
    const aftercare_channel_counts channels[] = {
        {.name = "a\"b\\c\nd", .is_down = true, .outcomes = {7, 6, 5, 4}}};
    const aftercare_counts counts = {
        .scheduled = 12,
        .under_way = 3,
        .channels = channels,
        .channels_count = 1,
        .lateness = {1, [12] = 2},
        .lateness_sum = 90061001,
        .gates = {[AFTERCARE_GATE_LATE_RATE] = 8, [AFTERCARE_GATE_EXPIRED] = 9},
        .trouble = {[AFTERCARE_EFULL] = 11}};
    static const char *const lines[] = {
        "\naftercare_reminders{state=\"scheduled\"} 12\n",
        "\naftercare_reminders{state=\"under_way\"} 3\n",
        "\naftercare_gates_total{gate=\"late_rate\"} 8\n",
        "\naftercare_gates_total{gate=\"expired\"} 9\n",
        "\naftercare_gates_total{gate=\"quiet_hours\"} 0\n",
        "\naftercare_store_trouble_total{error=\"EFULL\"} 11\n",
        "{channel=\"a\\\"b\\\\c\\nd\",outcome=\"try_again\"} 6\n",
        "\naftercare_channel_down{channel=\"a\\\"b\\\\c\\nd\"} 1\n",
        "_bucket{le=\"0.005\"} 1\n",
        "_bucket{le=\"86400.000\"} 1\n",
        "_bucket{le=\"+Inf\"} 3\n",
        "\naftercare_lateness_seconds_sum 90061.001\n",
        "\naftercare_lateness_seconds_count 3\n",
        "\naftercare_http_requests_total{status=\"404\"} 1\n"};
    house->store.answer = (aftercare_reminders_answer){.counts = &counts};
    expect(house, GET("/nowhere"), 404, "no such path");

    struct reply reply = house_ask(house, GET("/metrics"));

    assert_int_equal(200, reply.status);
    assert_has(reply.head, "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        assert_has(reply.body, lines[i]);
    }
    free(reply.body);
}

static void a_session_is_shown_with_its_reminders_as_they_stand(void **state) {
    struct house *house = *state;
    house->store.answer.session = &session;

    struct reply reply = house_ask(house, GET("/v1/sessions/s%2077"));

    assert_int_equal(reply.status, 200);
    assert_string_equal(house->store.key, "s 77");
    assert_has(reply.body,
               "{\"session\":\"s 77\",\"reminders\":["
               "{\"key\":\"s 77/p.cleanse/1\",\"urgent\":false,\"state\":\"scheduled\","
               "\"attempts\":2,\"reason\":null,\"answer\":null},"
               "{\"key\":\"s 77/p.cleanse/2\",\"urgent\":true,\"state\":\"missed\","
               "\"attempts\":0,\"reason\":\"inside quiet hours\",\"answer\":null},"
               "{\"key\":\"s 77/p.old/1\"");
    assert_has(reply.body, "],\"course\":[]}");
    free(reply.body);
}

static const aftercare_stored_session dated = {
    .id = "s 77",
    .plan = "{\"session\":\"s 77\",\"reminders\":["
            "{\"key\":\"s 77/p.cleanse/1\",\"due\":\"2026-11-23T19:00:00+01:00\","
            "\"message\":\"Wash, well.\"},"
            "{\"key\":\"s 77/p.cleanse/2\",\"due\":\"2026-11-24T19:00:00+01:00\","
            "\"message\":\"Wash.\",\"missed\":\"inside quiet hours\"}]}",
    .reminders = kept,
    .reminders_count = 3,
    .revision = "sha256:1",
};

static void a_session_is_given_as_a_calendar(void **state) {
    struct house *house = *state;
    house->store.answer.session = &dated;
    if (!calendar_is_built_in()) {
        expect(house, GET("/v1/sessions/s/calendar.ics"), 501, "without calendars");
        return;
    }

    struct reply reply = house_ask(house, GET("/v1/sessions/s%2077/calendar.ics"));

    assert_int_equal(reply.status, 200);
    assert_string_equal(house->store.key, "s 77");
    assert_has(reply.head, "Content-Type: text/calendar; charset=utf-8\r\n");
    assert_has(reply.head, "ETag: W/\"sha256:1\"\r\n");
    assert_has(reply.body, "UID:s 77/p.cleanse/1\r\n");
    assert_has(reply.body, "DTSTAMP:20261118T110640Z\r\n");
    assert_has(reply.body, "DTSTART:19700101T000001Z\r\n"); // when it comes
    assert_has(reply.body, "SUMMARY:Wash.\r\n");
    assert_null(strstr(reply.body, "p.cleanse/2"));
    assert_null(strstr(reply.body, "p.old"));
    free(reply.body);
    expect(house,
           IF("GET", "/v1/sessions/s%2077/calendar.ics", "If-None-Match: W/\"sha256:1\""),
           304, "");
}

static void a_calendar_that_cannot_be_given_is_a_problem_and_no_calendar(void **state) {
    static const char request[] = GET("/v1/sessions/s/calendar.ics");
    aftercare_stored_session damaged = {.id = "s", .plan = "{\"session\":"};
    struct house *house = *state;
    if (!calendar_is_built_in()) {
        skip();
    }
    house->store.status = AFTERCARE_ENOTFOUND;
    expect(house, request, 404, "the store says no");
    house->store.status = AFTERCARE_OK;
    house->store.answer.session = &damaged;

    struct reply reply = house_ask(house, request);

    assert_int_equal(reply.status, 500);
    assert_has(reply.head, "Content-Type: application/problem+json\r\n");
    assert_has(reply.body, "cannot be read");
    free(reply.body);
    expect(house, DELETE("/v1/sessions/s/calendar.ics"), 405, "(GET, HEAD)");
}

static void a_kept_plan_that_cannot_be_read_is_our_own_fault(void **state) {
    struct house *house = *state;
    aftercare_stored_session damaged = {.id = "s", .plan = "{\"session\":"};
    house->store.answer.session = &damaged;

    expect(house, GET("/v1/sessions/s"), 500, "cannot be read");

    assert_int_equal(house->logged, 1);
}

static void a_session_is_cancelled(void **state) {
    struct house *house = *state;
    house->store.answer.cancelled = 3;
    expect(house, DELETE("/v1/sessions/s%2D77"), 200,
           "{\"session\":\"s-77\",\"cancelled\":3}");
    assert_string_equal(house->store.key, "s-77");
}

static void a_page_of_reminders_is_asked_for_and_shown(void **state) {
    struct house *house = *state;
    house->store.answer.reminders = kept;
    house->store.answer.reminders_count = 2;
    house->store.answer.next = "c-2";

    struct reply reply = house_ask(
        house,
        GET("/v1/reminders?state=missed&session=s%2077&patient=p+1&limit=2&cursor=c"
            "&due_before=2026-11-22T15:30:00%2B01:00"
            "&due_after=2026-11-22T15:30:00+01:00"));

    const aftercare_reminders_query *query = &house->store.query;
    assert_int_equal(reply.status, 200);
    assert_int_equal(query->size, sizeof *query);
    assert_int_equal(query->state, AFTERCARE_REMINDER_MISSED);
    assert_int_equal(query->due_before, 1795357800000);
    assert_int_equal(query->due_after, 1795357800000);
    assert_int_equal(query->limit, 2);
    assert_string_equal(house->store.key, "s 77");
    assert_has(reply.body, "{\"reminders\":[{\"key\":\"s 77/p.cleanse/2\",");
    assert_has(reply.body, "\"due\":\"1970-01-01T00:00:03+00:00\"");
    assert_has(reply.body, "\"next_try\":\"1970-01-01T00:00:01.500+00:00\"");
    assert_has(reply.body, "\"message\":\"Wash \\\"well\\\".\"");
    assert_has(reply.body, "],\"next\":\"c-2\"}");
    free(reply.body);
}

static void a_reminder_is_shown_with_its_history(void **state) {
    struct house *house = *state;
    static const aftercare_reminder_event events[] = {
        {.at = 1000, .what = "try", .detail = "503"},
        {.at = 2000, .what = "delivered", .detail = ""}};
    house->store.answer = (aftercare_reminders_answer){.reminders = kept,
                                                       .reminders_count = 1,
                                                       .events = events,
                                                       .events_count = 2,
                                                       .why = "It was missed."};

    struct reply reply = house_ask(house, GET("/v1/reminders/s%2077%2Fp.cleanse%2f2"));

    assert_int_equal(reply.status, 200);
    assert_string_equal(house->store.key, "s 77/p.cleanse/2");
    assert_has(
        reply.body,
        "\"why\":\"It was "
        "missed.\",\"history\":[{\"at\":\"1970-01-01T00:00:01+00:00\",\"what\":\"try\","
        "\"detail\":\"503\"},{");
    free(reply.body);
}

#define POST_BODY(path, length, body)                                                    \
    "POST " path " HTTP/1.1\r\n" HEAD "Content-Type: application/json\r\n"               \
    "Content-Length: " length "\r\n\r\n" body
#define POST_NOTHING(path) "POST " path " HTTP/1.1\r\n" HEAD "Content-Length: 0\r\n\r\n"

static void a_reminder_is_acted_on_and_shown_as_it_stands_then(void **state) {
    static const struct {
        const char *request;
        aftercare_act_kind kind;
        const char *by;
    } rows[] = {
        {POST_BODY("/v1/reminders/s%2Fr%2F1/acknowledge", "28",
                   "{\"answer\":\"done\",\"by\":\"p-1\"}"),
         AFTERCARE_ACT_ACKNOWLEDGE, "p-1"},
        {POST_NOTHING("/v1/reminders/s%2Fr%2F1/snooze"), AFTERCARE_ACT_SNOOZE, ""},
        {POST_NOTHING("/v1/reminders/s%2Fr%2F1/cancel"), AFTERCARE_ACT_CANCEL, ""},
        {POST_BODY("/v1/reminders/s%2Fr%2F1/retry", "13", "{\"by\":\"dr-4\"}"),
         AFTERCARE_ACT_RETRY, "dr-4"},
    };
    static const aftercare_reminder answered = {.key = "s/r/1",
                                                .session = "s",
                                                .state = AFTERCARE_REMINDER_ACKNOWLEDGED,
                                                .answer = AFTERCARE_ANSWER_DONE,
                                                .answered_at = 1000,
                                                .answered_by = "p-1"};
    struct house *house = *state;
    house->store.answer = (aftercare_reminders_answer){
        .reminders = &answered, .reminders_count = 1, .why = "Done."};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect(house, rows[i].request, 200,
               "\"answer\":\"done\",\"answered_at\":\"1970-01-01T00:00:01+00:00\","
               "\"answered_by\":\"p-1\",\"why\":\"Done.\",\"history\":[]}");
        assert_string_equal(house->store.key, "s/r/1");
        assert_int_equal(house->store.act.kind, rows[i].kind);
        assert_string_equal(house->store.by, rows[i].by);
    }
}

static void an_act_that_is_none_never_reaches_the_store(void **state) {
    struct house *house = *state;

    expect(house, POST_NOTHING("/v1/reminders/k/acknowledge"), 415, "application/json");
    expect(house, POST("/v1/reminders/k/acknowledge"), 400, "a member is missing");
    expect(house, POST_BODY("/v1/reminders/k/snooze", "12", "{\"form\":\"P\"}"), 400,
           "did you mean for?");
    expect(house, POST_NOTHING("/v1/reminders/k/forget"), 404, "no such path");
    expect(house, DELETE("/v1/reminders/k/snooze"), 405, "(POST)");

    assert_int_equal(house->store.calls, 0);
}

static void the_rules_are_listed_and_filtered(void **state) {
    expect(*state, GET("/v1/rules"), 200, "{\"kind\":\"\",\"rule\":\"\"}");
    expect(*state, GET("/v1/rules?kind=topical&rule=p.a%20b"), 200,
           "{\"kind\":\"topical\",\"rule\":\"p.a b\"}");
}

static void health_is_always_told_and_readiness_is_the_stores(void **state) {
    struct house *house = *state;
    expect(house, GET("/healthz"), 200, "alive");
    expect(house, GET("/readyz"), 200, "ready");

    house->store.is_away = true;

    expect(house, GET("/healthz"), 200, "alive");
    expect(house, GET("/readyz"), 503, "the store");
}

static void head_gives_what_get_gives_without_the_body(void **state) {
    struct house *house = *state;
    int descriptor = house_connect(house);
    assert_true(house_send(house, descriptor,
                           "HEAD /readyz HTTP/1.1\r\n" HEAD "\r\n" GET("/healthz")));

    struct reply reply = house_receive_head(house, descriptor);
    assert_int_equal(reply.status, 200);
    assert_has(reply.head, "Content-Length: 18\r\n");
    free(reply.body);

    reply = house_receive(house, descriptor);
    assert_has(reply.body, "alive");
    free(reply.body);
    (void)close(descriptor);
}

static void what_the_store_says_has_its_status(void **state) {
    static const struct {
        aftercare_status status;
        int http;
    } rows[] = {
        {AFTERCARE_ENOMEM, 503},    {AFTERCARE_EUSAGE, 400},
        {AFTERCARE_ENOTFOUND, 404}, {AFTERCARE_ECONFLICT, 409},
        {AFTERCARE_ELIMIT, 413},    {AFTERCARE_EIO, 503},
        {AFTERCARE_EFULL, 507},     {AFTERCARE_EINTERNAL, 500},
    };
    static const char *const requests[] = {
        POST("/v1/sessions"), GET("/v1/sessions/s"),  DELETE("/v1/sessions/s"),
        GET("/v1/reminders"), GET("/v1/reminders/k"), POST("/v1/reminders/k/cancel"),
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t j = 0; j < sizeof requests / sizeof requests[0]; j++) {
            house->store.refuses = AFTERCARE_OK;
            house->store.status = rows[i].status;
            expect(house, requests[j], rows[i].http, "the store says no");
            house->store.refuses = rows[i].status;
            expect(house, requests[j], rows[i].http, "not begun");
        }
    }
}

static void several_requests_in_one_packet_are_answered_in_order(void **state) {
    struct house *house = *state;
    int descriptor = house_connect(house);

    assert_true(house_send(house, descriptor,
                           POST("/v1/assess") GET("/healthz") POST("/v1/plan")
                               GET("/nowhere") GET("/readyz")));

    static const int statuses[] = {200, 200, 200, 404, 200};
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        struct reply reply = house_receive(house, descriptor);
        assert_int_equal(reply.status, statuses[i]);
        free(reply.body);
    }
    (void)close(descriptor);
}

static void more_requests_than_assessors_are_all_answered(void **state) {
    enum { CLIENTS = 40 };
    struct house *house = *state;
    int descriptors[CLIENTS];

    for (size_t i = 0; i < CLIENTS; i++) {
        descriptors[i] = house_connect(house);
        assert_true(house_send(house, descriptors[i], POST("/v1/assess")));
    }
    for (size_t i = 0; i < CLIENTS; i++) {
        struct reply reply = house_receive(house, descriptors[i]);
        assert_int_equal(reply.status, 200);
        free(reply.body);
        (void)close(descriptors[i]);
    }
}

static void health_answers_while_a_session_waits_for_the_disk(void **state) {
    struct house *house = *state;
    house->store.holds = true;
    int waiting = house_connect(house);
    assert_true(house_send(house, waiting, POST("/v1/sessions")));
    house_await_call(house);

    expect(house, GET("/healthz"), 200, "alive");

    fake_answer(&house->store);
    struct reply reply = house_receive(house, waiting);
    assert_int_equal(reply.status, 201);
    free(reply.body);
    (void)close(waiting);
}

static void who_leaves_before_his_answer_does_no_harm(void **state) {
    struct house *house = *state;
    house->store.holds = true;
    int waiting = house_connect(house);
    assert_true(house_send(house, waiting, POST("/v1/sessions")));
    house_await_call(house);
    (void)close(waiting);
    house_turn(house);

    fake_answer(&house->store);

    house->store.holds = false;
    expect(house, GET("/readyz"), 200, "ready");
}

static void stopping_waits_for_answers_and_takes_nothing_new(void **state) {
    struct house *house = *state;
    house->store.holds = true;
    int idle = house_connect(house);
    int waiting = house_connect(house);
    assert_true(house_send(house, waiting, POST("/v1/sessions")));
    house_await_call(house);

    server_close(house->server, house_closed, house);

    assert_true(house_is_closed(house, idle));
    assert_false(house->is_closed);
    fake_answer(&house->store);
    struct reply reply = house_receive(house, waiting);
    assert_int_equal(reply.status, 201);
    assert_has(reply.head, "Connection: close");
    assert_true(house_is_closed(house, waiting));
    uint64_t begun = uv_hrtime();
    while (!house->is_closed && !is_late(begun)) {
        house_turn(house);
    }
    assert_true(house->is_closed);
    free(reply.body);
    (void)close(idle);
    (void)close(waiting);
}

// The store's answers stay the same; only what the server itself asks for is refused.
static void without_memory_nothing_is_answered_that_is_not_so(void **state) {
    static const char *const requests[] = {
        POST("/v1/sessions"),
        POST("/v1/assess"),
        POST_BROKEN("/v1/plan"),
        GET("/v1/sessions/s"),
        GET("/v1/reminders?session=s"),
        GET("/nowhere"),
        GET("/v1/sessions/s/calendar.ics"),
    };
    const int worked[] = {
        201, 200, 400, 200, 200, 404, calendar_is_built_in() ? 200 : 501};
    struct failing failing = {.fails_at = 0};
    struct house *house = house_new();
    (void)state;
    house->options.service.allocator = failing_allocator(&failing);
    house->store.answer = (aftercare_reminders_answer){
        .session = &dated, .reminders = kept, .reminders_count = 3};
    house_open(house);

    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
        int status = 0;
        for (size_t n = 1; status != worked[i] && n < 1000; n++) {
            failing.requests = 0;
            failing.fails_at = n;
            struct reply reply = house_ask(house, requests[i]);
            status = reply.status;
            assert_true(status == 0 || status == 503 || status == worked[i]);
            free(reply.body);
        }
        assert_int_equal(status, worked[i]);
    }

    house_close(house);
    assert_int_equal(failing.live, 0);
}

static void every_route_is_answered_and_names_its_parameters_once(void **state) {
    (void)state;
    for (size_t i = 0; routes_at(i); i++) {
        const struct route *route = routes_at(i);
        struct route_match match = routes_find(route->method, route->path);
        assert_non_null(route->handle);
        assert_ptr_equal(match.route, route);
        for (size_t j = 0; route->parameters[j]; j++) {
            for (size_t k = 0; k < j; k++) {
                assert_string_not_equal(route->parameters[j], route->parameters[k]);
            }
        }
    }
}

// Who may come in.

static struct server_options *guarded(struct house *house) {
    static const struct token tokens[] = {
        {.name = "reader", // "r3ad"
         .sha256 = "d4aba994500238169c74258e4aff21080c27b6078cd3fe1de0d25935ccb973da",
         .may = RIGHT_READ},
        {.name = "writer", // "wr1te"
         .sha256 = "f2a28be4492f42f0598bbfe4349486a800ebed29cd9351152f209ed307ea7dee",
         .may = RIGHT_READ | RIGHT_WRITE},
        {.name = "counter", // "c0unt"
         .sha256 = "75e38f9259ac4ab422f9ac972bdfa34269aec51a3ca1226a196f9c6d628a167a",
         .may = RIGHT_METRICS},
    };
    house->options.tokens = tokens;
    house->options.tokens_count = sizeof tokens / sizeof tokens[0];
    return &house->options;
}

static int open_guarded_house(void **state) {
    struct house *house = house_new();
    (void)guarded(house);
    house_open(house);
    *state = house;
    return 0;
}

static void only_known_tokens_with_the_right_come_in(void **state) {
    static const struct {
        const char *method, *path, *authorization;
        int status;
        const char *header;
    } rows[] = {
        {"GET", "/healthz", "", 200, ""},
        {"GET", "/v1/reminders", "", 401,
         "WWW-Authenticate: Bearer realm=\"aftercare\"\r\n"},
        {"GET", "/v1/reminders", "Authorization: Bearer wrong\r\n", 401,
         "error=\"invalid_token\""},
        {"GET", "/v1/reminders", "Authorization: Bearer r3a\r\n", 401, "invalid_token"},
        {"GET", "/v1/reminders", "Authorization: Bearer r3add\r\n", 401, "invalid_token"},
        {"GET", "/v1/reminders", "Authorization: Bearer \r\n", 401, "invalid_token"},
        {"GET", "/v1/reminders", "Authorization: Basic r3ad\r\n", 401, "invalid_token"},
        {"GET", "/v1/reminders", "Authorization: Bearer r3ad\r\n", 200, ""},
        {"GET", "/v1/reminders", "authorization: bearer   r3ad\r\n", 200, ""},
        {"GET", "/v1/reminders?token=r3ad", "", 401, ""},
        {"DELETE", "/v1/sessions/s", "Authorization: Bearer r3ad\r\n", 403, ""},
        {"DELETE", "/v1/sessions/s", "Authorization: Bearer wr1te\r\n", 200, ""},
        {"GET", "/v1/reminders", "Authorization: Bearer wr1te\r\n", 200, ""},
        {"GET", "/v1/sessions/s/calendar.ics", "", 401, ""},
        {"GET", "/v1/sessions/s/calendar.ics", "Authorization: Bearer c0unt\r\n", 403,
         ""},
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char request[512];
        (void)snprintf(request, sizeof request,
                       "%s %s HTTP/1.1\r\nHost: clinic\r\n%s\r\n", rows[i].method,
                       rows[i].path, rows[i].authorization);
        struct reply reply = house_ask(house, request);
        if (reply.status != rows[i].status) {
            fail_msg("%s: %d, not %d", request, reply.status, rows[i].status);
        }
        assert_has(reply.head, rows[i].header);
        free(reply.body);
    }
}

static void what_cannot_be_served_is_refused_at_the_start(void **state) {
    static const struct token no_digest = {.name = "emr", .sha256 = "abc"};
    static const struct {
        const char *listen;
        const struct token *token;
        aftercare_status status;
        const char *says;
    } rows[] = {
        {"0.0.0.0:0", NULL, AFTERCARE_EUSAGE, "no tokens"},
        {"[::]:0", NULL, AFTERCARE_EUSAGE, "no tokens"},
        {"127.0.0.1", NULL, AFTERCARE_EUSAGE, "no address"},
        {"127.0.0.1:", NULL, AFTERCARE_EUSAGE, "no address"},
        {"127.0.0.1:70000", NULL, AFTERCARE_EUSAGE, "no address"},
        {"[::1:80", NULL, AFTERCARE_EUSAGE, "no address"},
        {"127.0.0.1:x", NULL, AFTERCARE_EUSAGE, "no address"},
        {"127.0.0.1:0", &no_digest, AFTERCARE_EUSAGE, "token \"emr\""},
        {NULL, NULL, AFTERCARE_ECONFLICT, "in use"}, // the first house's
    };
    struct house *first = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct house *house = house_new();
        struct server *untouched = NULL;
        aftercare_error err;
        house->options.listen =
            rows[i].listen ? rows[i].listen : server_address(first->server);
        house->options.tokens = rows[i].token;
        house->options.tokens_count = rows[i].token ? 1 : 0;

        assert_int_equal(server_open(&untouched, &house->options, &err), rows[i].status);

        assert_null(untouched);
        assert_has(err.sentence, rows[i].says);
        assert_int_equal(uv_loop_close(&house->loop), 0);
        free(house);
    }
}

static int open_house(void **state) {
    struct house *house = house_new();
    house_open(house);
    *state = house;
    return 0;
}

static int close_house(void **state) {
    house_close(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_house, close_house)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_document_is_assessed_for_today),
        TEST(a_session_is_planned_without_being_kept),
        TEST(a_mistake_is_told_with_its_place),
        TEST(a_new_session_is_answered_with_its_place_and_plan),
        TEST(a_session_put_again_is_answered_with_200),
        TEST(a_cancelled_session_put_again_is_answered_as_a_new_one),
        TEST(a_session_is_answered_with_its_entity_tag),
        TEST(what_is_known_already_is_not_sent_again),
        TEST(what_a_change_expects_is_the_stores_to_ask),
        TEST(more_tags_than_anybody_has_are_refused),
        TEST(a_copy_of_the_store_is_handed_out_and_goes),
        TEST(who_leaves_while_a_copy_is_made_does_no_harm),
        TEST(numbers_are_given_as_prometheus_reads_them),
        TEST(a_session_is_shown_with_its_reminders_as_they_stand),
        TEST(a_session_is_given_as_a_calendar),
        TEST(a_calendar_that_cannot_be_given_is_a_problem_and_no_calendar),
        TEST(a_kept_plan_that_cannot_be_read_is_our_own_fault),
        TEST(a_session_is_cancelled),
        TEST(a_page_of_reminders_is_asked_for_and_shown),
        TEST(a_reminder_is_shown_with_its_history),
        TEST(a_reminder_is_acted_on_and_shown_as_it_stands_then),
        TEST(an_act_that_is_none_never_reaches_the_store),
        TEST(the_rules_are_listed_and_filtered),
        TEST(health_is_always_told_and_readiness_is_the_stores),
        TEST(head_gives_what_get_gives_without_the_body),
        TEST(what_the_store_says_has_its_status),
        TEST(several_requests_in_one_packet_are_answered_in_order),
        TEST(more_requests_than_assessors_are_all_answered),
        TEST(health_answers_while_a_session_waits_for_the_disk),
        TEST(who_leaves_before_his_answer_does_no_harm),
        TEST(stopping_waits_for_answers_and_takes_nothing_new),
        TEST(what_cannot_be_served_is_refused_at_the_start),
        cmocka_unit_test(without_memory_nothing_is_answered_that_is_not_so),
        cmocka_unit_test(every_route_is_answered_and_names_its_parameters_once),
        cmocka_unit_test_setup_teardown(only_known_tokens_with_the_right_come_in,
                                        open_guarded_house, close_house),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
