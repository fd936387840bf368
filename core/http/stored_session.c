#include "core/http/stored_session.h"

#include "core/base/date.h"
#include "core/http/reminder_json.h"

#include <stdlib.h>
#include <string.h>

// Copying texts into an arena; failed stays set, so that one look at the end is enough.
struct copier {
    struct arena *arena;
    bool failed;
};

static const char *copy_bytes(struct copier *copier, const char *bytes, size_t len) {
    char *copied = arena_copy(copier->arena, bytes, len);
    if (!copied) {
        copier->failed = true;
    }
    return copied;
}

// NULL stays NULL.
static const char *copy(struct copier *copier, const char *string) {
    return string ? copy_bytes(copier, string, strlen(string)) : NULL;
}

// The gate that it has met already; NULL: it passed.
static const char *quiet_reason(struct copier *copier,
                                const aftercare_planned_reminder *planned) {
    char wanted[INSTANT_TEXT_MAX], due[INSTANT_TEXT_MAX];
    if (planned->missed || planned->wanted == planned->due) {
        return copy(copier, planned->missed);
    }
    const char *reason = arena_format(
        copier->arena, "quiet hours move it from %s to %s",
        instant_format(wanted, (struct instant){planned->wanted}, planned->due_offset),
        instant_format(due, (struct instant){planned->due}, planned->due_offset));
    copier->failed = copier->failed || !reason;
    return reason;
}

static aftercare_reminder copy_reminder(struct copier *copier,
                                        const aftercare_stored_session *session,
                                        const aftercare_reminder *common,
                                        const aftercare_planned_reminder *planned) {
    aftercare_reminder reminder = *common;
    reminder.key = copy(copier, planned->key);
    reminder.session = session->id;
    reminder.patient = session->patient;
    reminder.rule = copy(copier, planned->rule);
    reminder.message = copy(copier, planned->message);
    reminder.course =
        planned->course && planned->course[0] ? copy(copier, planned->course) : NULL;
    reminder.due = planned->due;
    reminder.next_try = planned->due;
    reminder.expires = planned->expires;
    reminder.due_wall = planned->due_wall;
    reminder.expires_wall = planned->expires_wall;
    reminder.is_urgent = planned->is_urgent;
    reminder.reason = quiet_reason(copier, planned);
    reminder.state =
        planned->missed ? AFTERCARE_REMINDER_MISSED : AFTERCARE_REMINDER_SCHEDULED;
    return reminder;
}

aftercare_status stored_session_make(aftercare_stored_session *out, struct arena *arena,
                                     const aftercare_plan *plan,
                                     const aftercare_document *document,
                                     aftercare_error *err) {
    struct copier copier = {.arena = arena};
    size_t count = plan->reminders_count;
    aftercare_stored_session session = {
        .id = copy(&copier, plan->session),
        .patient = copy(&copier, plan->patient),
        .content = copy(&copier, plan->content),
        .ended = plan->ended,
        .number = plan->number,
        .course = copy(&copier, plan->course),
        .timezone = copy(&copier, plan->timezone),
        .timezone_digest = copy(&copier, plan->timezone_digest),
        .document = copy_bytes(&copier, document->text, document->len),
        .plan = copy_bytes(&copier, plan->json, plan->json_len),
        .reminders_count = count,
    };
    aftercare_reminder common = {
        .channel = copy(&copier, plan->channel),
        .to = copy(&copier, plan->to),
        .locale = copy(&copier, plan->locale),
    };
    aftercare_reminder *reminders = arena_array(arena, count, sizeof *reminders);
    for (size_t i = 0; reminders && i < count; i++) {
        reminders[i] = copy_reminder(&copier, &session, &common, &plan->reminders[i]);
    }
    if (!reminders || copier.failed) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the plan");
    }
    session.reminders = reminders;
    *out = session;
    return AFTERCARE_OK;
}

// Which of the kept reminders the plan itself names.
struct shown {
    const aftercare_reminder **by_key; // sorted
    bool *is_in_plan;                  // as by_key
    size_t count;
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

// What is kept counts: a reminder that was out when its session was moved stays as it was
// then, and one that was put off is where it was put.
static void write_entry(struct json_writer *writer, const struct json *entry,
                        const aftercare_reminder *reminder) {
    json_begin_object(writer);
    for (const struct json *at = entry->first; at; at = at->next) {
        json_name(writer, at->key);
        if (reminder && text_is(at->key, "due")) {
            write_instant(writer, at, reminder->due);
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

static void write_reminders(struct json_writer *writer, const struct shown *shown,
                            const struct json *list) {
    json_begin_list(writer);
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        write_entry(writer, entry, find(shown, entry));
    }
    for (size_t i = 0; i < shown->count; i++) {
        if (!shown->is_in_plan[i]) {
            reminder_json_write(writer, shown->by_key[i]);
        }
    }
    json_end_list(writer);
}

aftercare_status stored_session_show(struct json_writer *writer, struct arena *arena,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err) {
    // What we have made ourselves may be larger than what others may send.
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1000000, .depth = 64};
    struct json_document document;
    struct shown shown;
    struct text plan = text_of(session->plan);

    aftercare_status status = json_read(&document, arena, NULL, plan, &limits, err);
    if (status == AFTERCARE_ENOMEM) {
        return status;
    }
    if (status != AFTERCARE_OK || document.root->type != JSON_OBJECT) {
        return fail(err, AFTERCARE_EINTERNAL, NULL, "the kept plan cannot be read");
    }
    status = sort(&shown, arena, session, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    json_begin_object(writer);
    for (const struct json *at = document.root->first; at; at = at->next) {
        json_name(writer, at->key);
        if (text_is(at->key, "reminders") && at->type == JSON_LIST) {
            write_reminders(writer, &shown, at);
        } else {
            json_copy(writer, at);
        }
    }
    json_end_object(writer);
    return AFTERCARE_OK;
}
