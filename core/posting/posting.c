#include "core/posting/posting.h"

#include "core/base/date.h"
#include "core/base/fail.h"

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
    reminder.rhythm = copy(copier, planned->rhythm);
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

aftercare_status posting_make(aftercare_stored_session *out, struct arena *arena,
                              const aftercare_plan *plan,
                              const aftercare_document *document, aftercare_error *err) {
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
