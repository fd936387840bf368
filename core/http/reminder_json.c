#include "core/http/reminder_json.h"

#include "core/base/date.h"

static void write_string(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

static void write_instant(struct json_writer *writer, const char *key,
                          int64_t milliseconds) {
    char text[INSTANT_TEXT_MAX];
    write_string(writer, key, instant_format(text, (struct instant){milliseconds}, 0));
}

void reminder_json_write_state(struct json_writer *writer,
                               const aftercare_reminder *reminder) {
    write_string(writer, "state", aftercare_reminder_state_name(reminder->state));
    json_key(writer, "attempts");
    json_integer(writer, reminder->attempts);
    write_string(writer, "reason", reminder->reason);
}

static void write_history(struct json_writer *writer,
                          const aftercare_reminder_event *events, size_t count) {
    json_key(writer, "history");
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(writer);
        write_instant(writer, "at", events[i].at);
        write_string(writer, "what", events[i].what);
        write_string(writer, "detail", events[i].detail);
        json_end_object(writer);
    }
    json_end_list(writer);
}

void reminder_json_write(struct json_writer *writer, const aftercare_reminder *reminder,
                         const aftercare_reminder_event *events, size_t events_count) {
    json_begin_object(writer);
    write_string(writer, "key", reminder->key);
    write_string(writer, "session", reminder->session);
    write_string(writer, "patient", reminder->patient);
    write_string(writer, "rule", reminder->rule);
    write_string(writer, "channel", reminder->channel);
    write_string(writer, "to", reminder->to);
    write_string(writer, "locale", reminder->locale);
    write_instant(writer, "due", reminder->due);
    write_instant(writer, "expires", reminder->expires);
    json_key(writer, "next_try");
    if (reminder->state == AFTERCARE_REMINDER_SCHEDULED) {
        char text[INSTANT_TEXT_MAX];
        json_string(writer,
                    instant_format(text, (struct instant){reminder->next_try}, 0));
    } else {
        json_null(writer);
    }
    json_key(writer, "urgent");
    json_bool(writer, reminder->is_urgent);
    write_string(writer, "message", reminder->message);
    reminder_json_write_state(writer, reminder);
    if (events) {
        write_history(writer, events, events_count);
    }
    json_end_object(writer);
}
