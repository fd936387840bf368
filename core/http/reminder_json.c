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
    write_string(writer, "answer",
                 reminder->answer == AFTERCARE_ANSWER_NONE
                     ? NULL
                     : aftercare_reminder_answer_name(reminder->answer));
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

static void write_answered(struct json_writer *writer,
                           const aftercare_reminder *reminder) {
    if (reminder->answer == AFTERCARE_ANSWER_NONE) {
        write_string(writer, "answered_at", NULL);
    } else {
        write_instant(writer, "answered_at", reminder->answered_at);
    }
    write_string(writer, "answered_by", reminder->answered_by);
}

static void write_members(struct json_writer *writer,
                          const aftercare_reminder *reminder) {
    write_string(writer, "key", reminder->key);
    write_string(writer, "session", reminder->session);
    write_string(writer, "patient", reminder->patient);
    write_string(writer, "rule", reminder->rule);
    write_string(writer, "channel", reminder->channel);
    write_string(writer, "to", reminder->to);
    write_string(writer, "locale", reminder->locale);
    write_instant(writer, "due", reminder->due);
    write_instant(writer, "expires", reminder->expires);
    if (reminder->state == AFTERCARE_REMINDER_SCHEDULED) {
        write_instant(writer, "next_try", reminder->next_try);
    } else {
        write_string(writer, "next_try", NULL);
    }
    json_key(writer, "urgent");
    json_bool(writer, reminder->is_urgent);
    write_string(writer, "message", reminder->message);
    reminder_json_write_state(writer, reminder);
    write_answered(writer, reminder);
}

void reminder_json_write(struct json_writer *writer, const aftercare_reminder *reminder) {
    json_begin_object(writer);
    write_members(writer, reminder);
    json_end_object(writer);
}

void reminder_json_write_whole(struct json_writer *writer,
                               const aftercare_reminders_answer *answer) {
    json_begin_object(writer);
    write_members(writer, answer->reminders);
    write_string(writer, "why", answer->why);
    write_history(writer, answer->events, answer->events_count);
    json_end_object(writer);
}

void reminder_json_write_history(struct json_writer *writer,
                                 const aftercare_reminder *reminder,
                                 const aftercare_reminder_history *history) {
    json_begin_object(writer);
    write_members(writer, reminder);
    write_history(writer, history->events, history->count);
    json_end_object(writer);
}
