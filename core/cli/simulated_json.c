#include "core/cli/simulated.h"

#include "core/base/json_writer.h"

static void write_string(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

static void write_instant(struct json_writer *writer, const struct simulated *simulated,
                          const char *key, int64_t milliseconds) {
    char text[INSTANT_TEXT_MAX];
    struct instant instant = {milliseconds};
    write_string(writer, key,
                 instant_format(text, instant, zone_offset(simulated->zone, instant)));
}

static void write_posts(struct json_writer *writer, const struct simulated *simulated) {
    json_key(writer, "sessions");
    json_begin_list(writer);
    for (size_t i = 0; i < simulated->posts_count; i++) {
        const struct simulated_post *post = &simulated->posts[i];
        json_begin_object(writer);
        write_string(writer, "session", post->id);
        write_instant(writer, simulated, "posted", post->at);
        json_key(writer, "reminders");
        json_integer(writer, (int64_t)post->reminders);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void write_history(struct json_writer *writer, const struct simulated *simulated,
                          const aftercare_simulated *one) {
    json_key(writer, "history");
    json_begin_list(writer);
    for (size_t i = 0; i < one->events_count; i++) {
        json_begin_object(writer);
        write_instant(writer, simulated, "at", one->events[i].at);
        write_string(writer, "what", one->events[i].what);
        write_string(writer, "detail", one->events[i].detail);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void write_reminder(struct json_writer *writer, const struct simulated *simulated,
                           const aftercare_simulated *one) {
    const aftercare_reminder *reminder = one->reminder;
    json_begin_object(writer);
    write_string(writer, "key", reminder->key);
    write_string(writer, "session", reminder->session);
    write_string(writer, "rule", reminder->rule);
    write_string(writer, "channel", reminder->channel);
    write_string(writer, "to", reminder->to);
    write_string(writer, "locale", reminder->locale);
    write_instant(writer, simulated, "due", reminder->due);
    write_instant(writer, simulated, "expires", reminder->expires);
    json_key(writer, "urgent");
    json_bool(writer, reminder->is_urgent);
    write_string(writer, "message", reminder->message);
    write_string(writer, "state", aftercare_reminder_state_name(reminder->state));
    json_key(writer, "attempts");
    json_integer(writer, reminder->attempts);
    write_string(writer, "why", one->why);
    write_history(writer, simulated, one);
    json_end_object(writer);
}

#define STATES (AFTERCARE_REMINDER_CANCELLED + 1)

static void write_states(struct json_writer *writer, const struct simulated *simulated) {
    int64_t counts[STATES] = {0};
    for (size_t i = 0; i < aftercare_simulation_count(simulated->simulation); i++) {
        counts[aftercare_simulation_at(simulated->simulation, i)->reminder->state]++;
    }
    json_key(writer, "states");
    json_begin_object(writer);
    for (int state = AFTERCARE_REMINDER_SCHEDULED; state < STATES; state++) {
        json_key(writer, aftercare_reminder_state_name((aftercare_reminder_state)state));
        json_integer(writer, counts[state]);
    }
    json_end_object(writer);
}

void simulated_json(struct buffer *out, const struct simulated *simulated) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    write_instant(&writer, simulated, "from", simulated->from);
    write_instant(&writer, simulated, "till", simulated->till);
    write_string(&writer, "timezone", zone_name(simulated->zone));
    write_string(&writer, "patient", simulated->patient);
    write_posts(&writer, simulated);
    json_key(&writer, "reminders");
    json_begin_list(&writer);
    for (size_t i = 0; i < aftercare_simulation_count(simulated->simulation); i++) {
        write_reminder(&writer, simulated,
                       aftercare_simulation_at(simulated->simulation, i));
    }
    json_end_list(&writer);
    write_states(&writer, simulated);
    json_end_object(&writer);
}
