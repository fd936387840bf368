#include "core/channels/cloud_event.h"

#include "core/base/date.h"
#include "core/base/fail.h"

static aftercare_status check_one(const aftercare_reminder *reminder,
                                  aftercare_error *err) {
    const struct {
        const char *name, *value;
    } texts[] = {
        {"key", reminder->key},         {"session", reminder->session},
        {"patient", reminder->patient}, {"rule", reminder->rule},
        {"to", reminder->to},           {"locale", reminder->locale},
        {"message", reminder->message},
    };

    if (text_of(reminder->key).len == 0) {
        return fail(err, AFTERCARE_EDOCUMENT, NULL, "the reminder has no key");
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!text_is_utf8(text_of(texts[i].value))) {
            return fail(err, AFTERCARE_EDOCUMENT, NULL, "the reminder's %s is not UTF-8",
                        texts[i].name);
        }
    }
    return AFTERCARE_OK;
}

aftercare_status cloud_event_check(const aftercare_reminder *reminder,
                                   aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;

    for (; reminder && status == AFTERCARE_OK; reminder = reminder->next_in_group) {
        status = check_one(reminder, err);
    }
    return status;
}

static void write_string(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

static void write_instant(struct json_writer *writer, const char *key,
                          int64_t milliseconds) {
    char text[INSTANT_TEXT_MAX];

    write_string(writer, key, instant_format(text, (struct instant){milliseconds}, 0));
}

static void write_attempt(struct json_writer *writer,
                          const aftercare_reminder *reminder) {
    json_key(writer, "attempt");
    json_integer(writer, reminder->attempts);
}

// What all items have in common is not told with each.
static void write_items(struct json_writer *writer, const aftercare_reminder *first) {
    write_string(writer, "group", first->group);
    json_key(writer, "items");
    json_begin_list(writer);
    for (const aftercare_reminder *item = first; item; item = item->next_in_group) {
        json_begin_object(writer);
        write_string(writer, "key", item->key);
        write_string(writer, "session", item->session);
        write_string(writer, "rule", item->rule);
        write_instant(writer, "due", item->due);
        write_instant(writer, "expires", item->expires);
        write_string(writer, "message", item->message);
        write_attempt(writer, item);
        json_end_object(writer);
    }
    json_end_list(writer);
}

void cloud_event_data(struct json_writer *writer, const aftercare_reminder *reminder) {
    write_string(writer, "key", reminder->key);
    write_string(writer, "session", reminder->session);
    write_string(writer, "patient", reminder->patient);
    write_string(writer, "rule", reminder->rule);
    write_instant(writer, "due", reminder->due);
    write_instant(writer, "expires", reminder->expires);
    write_string(writer, "to", reminder->to);
    write_string(writer, "locale", reminder->locale);
    write_string(writer, "message", reminder->message);
    write_attempt(writer, reminder);
    if (reminder->group) {
        write_items(writer, reminder);
    }
}

// What a header may hold as it is. Blanks are not, because receivers trim them; '%' is
// not, because each id must lead back to one key.
static bool is_plain(char byte) {
    return byte > ' ' && byte <= '~' && byte != '%';
}

size_t cloud_event_id_length(struct text key) {
    size_t len = 0;

    for (size_t i = 0; i < key.len; i++) {
        len += is_plain(key.at[i]) ? 1 : 3;
    }
    return len;
}

void cloud_event_id(struct buffer *out, struct text key) {
    for (size_t i = 0; i < key.len; i++) {
        if (is_plain(key.at[i])) {
            buffer_add(out, &key.at[i], 1);
        } else {
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)key.at[i]);
        }
    }
}

void cloud_event_sent_id(struct buffer *out, const aftercare_reminder *reminder) {
    if (reminder->group) {
        buffer_string(out, reminder->group);
    } else {
        cloud_event_id(out, text_of(reminder->key));
    }
}

void cloud_event_write(struct buffer *out, const aftercare_reminder *reminder,
                       struct text id) {
    struct json_writer writer = {.out = out};

    json_begin_object(&writer);
    write_string(&writer, "specversion", "1.0");
    json_key(&writer, "id");
    json_text(&writer, id);
    write_string(&writer, "source", CLOUD_EVENT_SOURCE);
    write_string(&writer, "type", CLOUD_EVENT_TYPE);
    write_string(&writer, "subject", reminder->key);
    write_instant(&writer, "time", reminder->due);
    write_string(&writer, "datacontenttype", "application/json");
    json_key(&writer, "data");
    json_begin_object(&writer);
    cloud_event_data(&writer, reminder);
    json_end_object(&writer);
    json_end_object(&writer);
}
