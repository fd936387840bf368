#include "core/reminders/shown.h"

#include "core/base/date.h"
#include "core/base/fail.h"

#include <stdio.h>
#include <string.h>

// What stands in a history without a sentence gets one when it is read: it says the same
// of every reminder, so that it need not be written with each.
static void explain_events(struct store_events *events) {
    static const struct {
        enum happening happening;
        const char *sentence;
    } rows[] = {
        {HAPPENING_POSTED, "it waits until it is due"},
        {HAPPENING_TRY_BEGINS,
         "every gate let it pass: it was due, had not expired, was neither answered nor "
         "cancelled, and its channel had room"},
        {HAPPENING_TRY_WORKED, "its channel took it"},
    };
    for (size_t i = 0; i < events->count; i++) {
        aftercare_reminder_event *event = &events->events[i];
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            if (!event->detail[0] &&
                strcmp(event->what, happening_name(rows[k].happening)) == 0) {
                event->detail = rows[k].sentence;
            }
        }
    }
}

static const aftercare_reminder_event *last(const struct store_events *events,
                                            enum happening happening) {
    for (size_t i = events->count; i > 0; i--) {
        if (strcmp(events->events[i - 1].what, happening_name(happening)) == 0) {
            return &events->events[i - 1];
        }
    }
    return NULL;
}

static const char *instant_text(char out[INSTANT_TEXT_MAX], int64_t milliseconds) {
    return instant_format(out, (struct instant){milliseconds}, 0);
}

// The reason, behind what it is the reason of.
static const char *with_reason(struct arena *arena, const char *what,
                               const char *reason) {
    return arena_format(arena, "%s%s%s.", what, reason ? ": " : "", reason ? reason : "");
}

static const char *why_scheduled(struct arena *arena, const struct store_row *row,
                                 int64_t now) {
    const aftercare_reminder *reminder = &row->reminder;
    const char *reason = reminder->reason;
    char when[INSTANT_TEXT_MAX];
    if (row->life != LIFE_SCHEDULED) {
        return arena_format(arena, "Try %d is under way.", reminder->attempts);
    }
    (void)instant_text(when, reminder->next_try);
    return arena_format(
        arena, "%s %s%s%s%s.",
        reminder->next_try > now ? "It has not been sent yet, and is tried at"
                                 : "It has not been sent yet, although it could be since",
        when, reason ? " (" : "", reason ? reason : "", reason ? ")" : "");
}

static const char *why_delivered(struct arena *arena, const struct store_row *row,
                                 const struct store_events *events) {
    const aftercare_reminder_event *sent = last(events, HAPPENING_TRY_WORKED);
    char when[INSTANT_TEXT_MAX];
    return arena_format(arena, "It was delivered at %s, by try %d (%s).",
                        instant_text(when, sent ? sent->at : row->reminder.due),
                        row->reminder.attempts, sent ? sent->detail : "no line of it");
}

static const char *why_acknowledged(struct arena *arena, const struct store_row *row,
                                    const struct store_events *events) {
    const aftercare_reminder *reminder = &row->reminder;
    const aftercare_reminder_event *sent = last(events, HAPPENING_TRY_WORKED);
    char answered[INSTANT_TEXT_MAX], delivered[INSTANT_TEXT_MAX] = "";
    if (sent) {
        (void)instant_text(delivered, sent->at);
    }
    return arena_format(arena, "It was answered \"%s\"%s%s at %s, %s%s.",
                        aftercare_reminder_answer_name(reminder->answer),
                        reminder->answered_by ? " by " : "",
                        reminder->answered_by ? reminder->answered_by : "",
                        instant_text(answered, reminder->answered_at),
                        sent ? "and had been delivered at "
                             : "and nothing of it had been delivered",
                        delivered);
}

static const char *why(struct arena *arena, const struct store_row *row,
                       const struct store_events *events, int64_t now) {
    const char *reason = row->reminder.reason;
    switch (life_state(row->life)) {
    case AFTERCARE_REMINDER_NONE:
        break;
    case AFTERCARE_REMINDER_SCHEDULED:
        return why_scheduled(arena, row, now);
    case AFTERCARE_REMINDER_DELIVERED:
        return why_delivered(arena, row, events);
    case AFTERCARE_REMINDER_ACKNOWLEDGED:
        return why_acknowledged(arena, row, events);
    case AFTERCARE_REMINDER_MISSED:
        return with_reason(arena, "It was missed", reason);
    case AFTERCARE_REMINDER_FAILED:
        return with_reason(arena, "It failed", reason);
    case AFTERCARE_REMINDER_CANCELLED:
        return with_reason(arena, "It was cancelled", reason);
    }
    return "";
}

aftercare_status shown_fill(aftercare_reminders_answer *out, struct store *store,
                            struct arena *arena, const struct store_row *row, int64_t now,
                            aftercare_error *err) {
    struct store_events events = {0};
    aftercare_status status =
        store->functions->events_of(store, arena, row->number, &events, err);
    if (status) {
        return status;
    }
    explain_events(&events);
    out->why = why(arena, row, &events, now);
    if (!out->why) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminder");
    }
    out->reminders = &row->reminder;
    out->reminders_count = 1;
    out->events = events.events;
    out->events_count = events.count;
    return AFTERCARE_OK;
}
