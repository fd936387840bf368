#include "core/channels/cloud_event.h"

#include "tests/unit/channels/golden.h"
#include "tests/unit/channels/reminder_example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_event_is_these_bytes(void **state) {
    struct buffer out;
    aftercare_reminder reminder = reminder_example();

    (void)state;
    buffer_init(&out, &system_allocator, 10000);
    cloud_event_write(&out, &reminder, text_of(reminder.key));

    assert_false(out.failed);
    assert_string_equal(out.at, EXAMPLE_EVENT);
    buffer_clear(&out);
}

static void what_is_absent_is_null(void **state) {
    struct buffer out;
    aftercare_reminder reminder = {.key = "k", .session = "s", .rule = "r"};

    (void)state;
    buffer_init(&out, &system_allocator, 10000);
    cloud_event_write(&out, &reminder, text_of(reminder.key));

    assert_non_null(strstr(out.at, "\"patient\":null,"));
    assert_non_null(strstr(out.at, "\"to\":null,\"locale\":null,\"message\":null,"));
    buffer_clear(&out);
}

static void no_byte_of_a_text_leaves_its_place(void **state) {
    struct buffer out;
    aftercare_reminder reminder = reminder_example();

    (void)state;
    reminder.key = "a\r\nX: y\",\"id\":\"z\x01";
    buffer_init(&out, &system_allocator, 10000);
    cloud_event_write(&out, &reminder, text_of(reminder.key));

    assert_null(strchr(out.at, '\r'));
    assert_null(strchr(out.at, '\n'));
    assert_non_null(
        strstr(out.at, "\"id\":\"a\\r\\nX: y\\\",\\\"id\\\":\\\"z\\u0001\","));
    buffer_clear(&out);
}

static void a_key_is_the_id_and_encoded_only_where_it_must_be(void **state) {
    static const struct {
        const char *key, *id;
    } rows[] = {
        {"s-77/basics.cleanse/1", "s-77/basics.cleanse/1"},
        {"!\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~", "!\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~"},
        {"a b", "a%20b"},
        {"a%20b", "a%2520b"}, // another key, so another id
        {" a ", "%20a%20"},
        {"a\r\nwebhook-signature: v1,x", "a%0D%0Awebhook-signature:%20v1,x"},
        {"\x01\x7f", "%01%7F"},
        {"caf\xc3\xa9", "caf%C3%A9"},
        {"", ""},
    };
    struct buffer out;

    (void)state;
    buffer_init(&out, &system_allocator, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buffer_reset(&out);
        cloud_event_id(&out, text_of(rows[i].key));
        assert_string_equal(out.at, rows[i].id);
        assert_int_equal(cloud_event_id_length(text_of(rows[i].key)), out.len);
    }
    buffer_clear(&out);
}

static void a_reminder_that_cannot_be_json_is_named(void **state) {
    static const struct {
        size_t offset;
        const char *value, *sentence;
    } rows[] = {
        {offsetof(aftercare_reminder, key), NULL, "the reminder has no key"},
        {offsetof(aftercare_reminder, key), "", "the reminder has no key"},
        {offsetof(aftercare_reminder, key), "\xff", "the reminder's key is not UTF-8"},
        {offsetof(aftercare_reminder, session), "\xc3",
         "the reminder's session is not UTF-8"},
        {offsetof(aftercare_reminder, patient), "\xc0\x80",
         "the reminder's patient is not UTF-8"},
        {offsetof(aftercare_reminder, rule), "\xed\xa0\x80",
         "the reminder's rule is not UTF-8"},
        {offsetof(aftercare_reminder, to), "a\x80", "the reminder's to is not UTF-8"},
        {offsetof(aftercare_reminder, locale), "\xf8",
         "the reminder's locale is not UTF-8"},
        {offsetof(aftercare_reminder, message), "caf\xe9",
         "the reminder's message is not UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_error err;
        aftercare_reminder reminder = reminder_example();
        memcpy((char *)&reminder + rows[i].offset, &rows[i].value, sizeof rows[i].value);
        assert_int_equal(cloud_event_check(&reminder, &err), AFTERCARE_EDOCUMENT);
        assert_string_equal(err.sentence, rows[i].sentence);
    }
    aftercare_reminder good = reminder_example();
    assert_int_equal(cloud_event_check(&good, NULL), AFTERCARE_OK);
}

static void a_message_of_several_is_one_event_with_an_id_of_its_own(void **state) {
    struct buffer out, id;
    struct group_example group;
    char golden[GOLDEN_MAX];

    (void)state;
    group_example(&group);
    buffer_init(&out, &system_allocator, 10000);
    buffer_init(&id, &system_allocator, 1000);
    cloud_event_sent_id(&id, &group.items[0]);
    cloud_event_write(&out, &group.items[0], (struct text){id.at, id.len});
    buffer_string(&out, "\n");

    assert_string_equal(id.at, EXAMPLE_GROUP);
    assert_string_equal(out.at, golden_read(golden, "event.json"));
    buffer_clear(&out);
    buffer_clear(&id);
}

static void what_is_left_of_a_message_is_one_still(void **state) {
    struct buffer out;
    struct group_example group;

    (void)state;
    group_example(&group);
    buffer_init(&out, &system_allocator, 10000);
    cloud_event_write(&out, &group.items[2], text_of(EXAMPLE_GROUP));

    assert_non_null(strstr(out.at, "\"items\":[{\"key\":\"s-78/basics.drink/2\","));
    assert_non_null(strstr(out.at, "\"id\":\"" EXAMPLE_GROUP "\","));
    assert_null(strstr(out.at, "basics.sun"));
    buffer_clear(&out);
}

// Whatever a key holds: what an id of a key has behind a '%' is never "2F".
static void no_key_has_the_id_of_a_message(void **state) {
    static const char *const keys[] = {EXAMPLE_GROUP, "group/01", "group%2f01",
                                       "group%252F01"};
    struct buffer out;

    (void)state;
    buffer_init(&out, &system_allocator, 1000);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        aftercare_reminder reminder = reminder_example();
        reminder.key = keys[i];
        buffer_reset(&out);
        cloud_event_sent_id(&out, &reminder);
        assert_int_not_equal(strncmp(out.at, "group%2F", 8), 0);
    }
    buffer_clear(&out);
}

static void each_of_a_message_is_looked_at(void **state) {
    struct group_example group;
    aftercare_error err;

    (void)state;
    group_example(&group);
    assert_int_equal(cloud_event_check(&group.items[0], NULL), AFTERCARE_OK);
    group.items[2].message = "\xff";
    assert_int_equal(cloud_event_check(&group.items[0], &err), AFTERCARE_EDOCUMENT);
    assert_string_equal(err.sentence, "the reminder's message is not UTF-8");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_is_these_bytes),
        cmocka_unit_test(what_is_absent_is_null),
        cmocka_unit_test(no_byte_of_a_text_leaves_its_place),
        cmocka_unit_test(a_key_is_the_id_and_encoded_only_where_it_must_be),
        cmocka_unit_test(a_reminder_that_cannot_be_json_is_named),
        cmocka_unit_test(a_message_of_several_is_one_event_with_an_id_of_its_own),
        cmocka_unit_test(what_is_left_of_a_message_is_one_still),
        cmocka_unit_test(no_key_has_the_id_of_a_message),
        cmocka_unit_test(each_of_a_message_is_looked_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
