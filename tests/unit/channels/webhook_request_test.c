#include "core/channels/webhook_request.h"

#include "tests/unit/base/failing.h"
#include "tests/unit/channels/golden.h"
#include "tests/unit/channels/reminder_example.h"

#include <curl/curl.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SECRET "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"

static const struct signature_keys no_keys = {0};

// The value of a header of that name, or NULL.
static const char *header(const struct webhook_request *request, const char *name) {
    size_t len = strlen(name);

    for (const struct curl_slist *line = request->headers; line; line = line->next) {
        if (strncmp(line->data, name, len) == 0 && line->data[len] == ':') {
            return line->data + len + (line->data[len + 1] == ' ' ? 2 : 1);
        }
    }
    return NULL;
}

static aftercare_status make(struct webhook_request *request, const char *key,
                             aftercare_error *err) {
    aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    reminder.key = key;
    return webhook_request_make(request, &delivery, &no_keys, err);
}

static void a_message_of_several_has_its_own_id_in_header_and_event(void **state) {
    struct webhook_request request;
    struct group_example group;
    char golden[GOLDEN_MAX];

    (void)state;
    group_example(&group);
    const struct delivery delivery = {.reminder = &group.items[0], .now = EXAMPLE_NOW};
    webhook_request_init(&request, &system_allocator);
    assert_int_equal(webhook_request_make(&request, &delivery, &no_keys, NULL),
                     AFTERCARE_OK);

    assert_string_equal(header(&request, "webhook-id"), EXAMPLE_GROUP);
    buffer_string(&request.body, "\n");
    assert_string_equal(request.body.at, golden_read(golden, "event.json"));
    webhook_request_clear(&request);
}

// Whatever a key holds, header and event name the delivery alike.
static void the_header_and_the_event_have_the_same_id(void **state) {
    static const struct {
        const char *key, *id;
    } rows[] = {
        {"s-77/basics.cleanse/1", "s-77/basics.cleanse/1"},
        {"se\xc3\xb1or 1/p.r/1", "se%C3%B1or%201/p.r/1"},
        {"100%/p.r/1", "100%25/p.r/1"},
    };
    struct webhook_request request;

    (void)state;
    webhook_request_init(&request, &system_allocator);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char id[100], subject[100];
        (void)snprintf(id, sizeof id, "\"id\":\"%s\",", rows[i].id);
        (void)snprintf(subject, sizeof subject, "\"subject\":\"%s\",", rows[i].key);
        assert_int_equal(make(&request, rows[i].key, NULL), AFTERCARE_OK);
        assert_string_equal(header(&request, "webhook-id"), rows[i].id);
        assert_non_null(strstr(request.body.at, id));
        assert_non_null(strstr(request.body.at, subject));
    }
    webhook_request_clear(&request);
}

static void a_request_has_these_headers_and_the_event(void **state) {
    aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};
    struct signature_keys keys = {0};
    struct webhook_request request;

    (void)state;
    assert_int_equal(signature_keys_add(&keys, SECRET, NULL, NULL), AFTERCARE_OK);
    assert_int_equal(signature_keys_add(&keys, SECRET, NULL, NULL), AFTERCARE_OK);
    webhook_request_init(&request, &system_allocator);
    assert_int_equal(webhook_request_make(&request, &delivery, &keys, NULL),
                     AFTERCARE_OK);

    assert_string_equal(header(&request, "Content-Type"),
                        "application/cloudevents+json; charset=UTF-8");
    assert_string_equal(header(&request, "Expect"), "");
    assert_string_equal(header(&request, "webhook-timestamp"), "1795460407");
    assert_int_equal(strlen(header(&request, "webhook-signature")), 2 * 47 + 1);
    assert_string_equal(request.body.at, EXAMPLE_EVENT);
    webhook_request_clear(&request);
    signature_keys_clear(&keys);
}

static void without_secrets_nothing_is_signed(void **state) {
    struct webhook_request request;

    (void)state;
    webhook_request_init(&request, &system_allocator);
    assert_int_equal(make(&request, "k", NULL), AFTERCARE_OK);
    assert_null(header(&request, "webhook-signature"));
    webhook_request_clear(&request);
}

static void a_key_that_no_header_can_hold_is_refused(void **state) {
    char key[WEBHOOK_ID_MAX + 2];
    struct webhook_request request;
    aftercare_error err;

    (void)state;
    webhook_request_init(&request, &system_allocator);
    memset(key, 'k', sizeof key);
    key[WEBHOOK_ID_MAX] = '\0';
    assert_int_equal(make(&request, key, &err), AFTERCARE_OK);
    key[0] = ' '; // three bytes as a header
    assert_int_equal(make(&request, key, &err), AFTERCARE_EDOCUMENT);
    assert_non_null(strstr(err.sentence, "too long"));
    assert_int_equal(make(&request, "", &err), AFTERCARE_EDOCUMENT);
    assert_int_equal(make(&request, "\xff", &err), AFTERCARE_EDOCUMENT);
    assert_int_equal(make(&request, "k", &err), AFTERCARE_OK); // and goes on
    webhook_request_clear(&request);
}

static void a_giant_message_does_not_keep_its_memory(void **state) {
    size_t size = (size_t)1 << 20;
    char *message = malloc(size + 1);
    aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};
    struct webhook_request request;

    (void)state;
    assert_non_null(message);
    memset(message, 'm', size);
    message[size] = '\0';
    reminder.message = message;
    webhook_request_init(&request, &system_allocator);
    assert_int_equal(webhook_request_make(&request, &delivery, &no_keys, NULL),
                     AFTERCARE_OK);
    assert_true(request.body.len > size);
    assert_int_equal(make(&request, "k", NULL), AFTERCARE_OK);
    assert_true(request.body.capacity < size);
    webhook_request_clear(&request);
    free(message);
}

static void each_missing_piece_of_memory_is_told(void **state) {
    aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};
    struct signature_keys keys = {0};
    aftercare_status status = AFTERCARE_ENOMEM;
    int refused = 0;

    (void)state;
    assert_int_equal(signature_keys_add(&keys, SECRET, NULL, NULL), AFTERCARE_OK);
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        struct webhook_request request;
        webhook_request_init(&request, &allocator);
        status = webhook_request_make(&request, &delivery, &keys, NULL);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        webhook_request_clear(&request);
        assert_int_equal(failing.live, 0);
        refused += status == AFTERCARE_ENOMEM;
        assert_true(n < 100);
    }
    assert_true(refused >= 4);
    signature_keys_clear(&keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_of_several_has_its_own_id_in_header_and_event),
        cmocka_unit_test(the_header_and_the_event_have_the_same_id),
        cmocka_unit_test(a_request_has_these_headers_and_the_event),
        cmocka_unit_test(without_secrets_nothing_is_signed),
        cmocka_unit_test(a_key_that_no_header_can_hold_is_refused),
        cmocka_unit_test(a_giant_message_does_not_keep_its_memory),
        cmocka_unit_test(each_missing_piece_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
