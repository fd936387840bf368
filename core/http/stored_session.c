#include "core/http/stored_session.h"

#include "core/base/date.h"
#include "core/http/reminder_json.h"

#include <stdlib.h>
#include <string.h>

// Which of the kept reminders the plan itself names.
struct shown {
    const aftercare_reminder **by_key; // sorted
    bool *is_in_plan;                  // as by_key
    size_t count;
    bool is_standing; // only what still stands is wanted
};

static int compare(const void *left, const void *right) {
    const aftercare_reminder *const *a = left;
    const aftercare_reminder *const *b = right;
    return strcmp((*a)->key, (*b)->key);
}

static aftercare_status sort(struct shown *out, struct arena *arena,
                             const aftercare_stored_session *session,
                             aftercare_error *err) {
    size_t count = session->reminders_count;
    out->by_key = arena_array(arena, count, sizeof(const aftercare_reminder *));
    out->is_in_plan = arena_array(arena, count, sizeof *out->is_in_plan);
    out->count = count;
    if (!out->by_key || !out->is_in_plan) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminders");
    }
    for (size_t i = 0; i < count; i++) {
        out->by_key[i] = &session->reminders[i];
    }
    qsort(out->by_key, count, sizeof out->by_key[0], compare);
    return AFTERCARE_OK;
}

// The kept reminder of an entry of the plan, or NULL.
static const aftercare_reminder *find(const struct shown *shown,
                                      const struct json *entry) {
    const struct json *key = json_member(entry, "key");
    if (!key || key->type != JSON_TEXT || shown->count == 0) {
        return NULL;
    }
    aftercare_reminder wanted = {.key = key->text.at};
    const aftercare_reminder *pointer = &wanted;
    const aftercare_reminder **found =
        bsearch(&pointer, shown->by_key, shown->count, sizeof shown->by_key[0], compare);
    if (!found) {
        return NULL;
    }
    shown->is_in_plan[found - shown->by_key] = true;
    return *found;
}

// An instant of ours, with the offset of the plan's.
static void write_instant(struct json_writer *writer, const struct json *planned,
                          int64_t milliseconds) {
    char text[INSTANT_TEXT_MAX];
    struct instant instant;
    int32_t offset = 0;
    if (planned->type == JSON_TEXT) {
        (void)instant_parse(&instant, &offset, planned->text);
    }
    json_string(writer, instant_format(text, (struct instant){milliseconds}, offset));
}

// What still stands is due when it comes, also where somebody has put it off.
static int64_t due_of(const struct shown *shown, const aftercare_reminder *reminder) {
    bool is_to_come =
        shown->is_standing && reminder->state == AFTERCARE_REMINDER_SCHEDULED;
    return is_to_come && reminder->next_try > reminder->due ? reminder->next_try
                                                            : reminder->due;
}

// What is kept counts: a reminder that was out when its session was moved stays as it was
// then, and one that was put off is where it was put.
static void write_entry(struct json_writer *writer, const struct shown *shown,
                        const struct json *entry, const aftercare_reminder *reminder) {
    json_begin_object(writer);
    for (const struct json *at = entry->first; at; at = at->next) {
        json_name(writer, at->key);
        if (reminder && text_is(at->key, "due")) {
            write_instant(writer, at, due_of(shown, reminder));
        } else if (reminder && text_is(at->key, "expires")) {
            write_instant(writer, at, reminder->expires);
        } else if (reminder && text_is(at->key, "message")) {
            json_string(writer, reminder->message);
        } else {
            json_copy(writer, at);
        }
    }
    if (reminder) {
        reminder_json_write_state(writer, reminder);
    }
    json_end_object(writer);
}

static bool stands(const aftercare_reminder *reminder) {
    if (!reminder) {
        return false;
    }
    bool is_held = reminder->state == AFTERCARE_REMINDER_SCHEDULED &&
                   reminder->next_try > reminder->expires;
    bool is_answered = reminder->state == AFTERCARE_REMINDER_ACKNOWLEDGED &&
                       reminder->answered_at < reminder->due;
    return reminder->state != AFTERCARE_REMINDER_CANCELLED && !is_held && !is_answered;
}

static void write_reminders(struct json_writer *writer, const struct shown *shown,
                            const struct json *list) {
    json_begin_list(writer);
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        const aftercare_reminder *reminder = find(shown, entry);
        if (!shown->is_standing || stands(reminder)) {
            write_entry(writer, shown, entry, reminder);
        }
    }
    for (size_t i = 0; !shown->is_standing && i < shown->count; i++) {
        if (!shown->is_in_plan[i]) {
            reminder_json_write(writer, shown->by_key[i]);
        }
    }
    json_end_list(writer);
}

static aftercare_status show(struct json_writer *writer, struct shown *shown,
                             struct arena *arena, const aftercare_stored_session *session,
                             aftercare_error *err) {
    // What we have made ourselves may be larger than what others may send.
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1000000, .depth = 64};
    struct json_document document;
    struct text plan = text_of(session->plan);

    aftercare_status status = json_read(&document, arena, NULL, plan, &limits, err);
    if (status == AFTERCARE_ENOMEM) {
        return status;
    }
    if (status != AFTERCARE_OK || document.root->type != JSON_OBJECT) {
        return fail(err, AFTERCARE_EINTERNAL, NULL, "the kept plan cannot be read");
    }
    status = sort(shown, arena, session, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    json_begin_object(writer);
    for (const struct json *at = document.root->first; at; at = at->next) {
        json_name(writer, at->key);
        if (text_is(at->key, "reminders") && at->type == JSON_LIST) {
            write_reminders(writer, shown, at);
        } else {
            json_copy(writer, at);
        }
    }
    json_end_object(writer);
    return AFTERCARE_OK;
}

aftercare_status stored_session_show(struct json_writer *writer, struct arena *arena,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err) {
    struct shown shown = {.is_standing = false};
    return show(writer, &shown, arena, session, err);
}

aftercare_status stored_session_standing(struct json_writer *writer, struct arena *arena,
                                         const aftercare_stored_session *session,
                                         aftercare_error *err) {
    struct shown shown = {.is_standing = true};
    return show(writer, &shown, arena, session, err);
}
