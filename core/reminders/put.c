// Posting a session: everything that can be refused is refused before the store is asked.
#include "core/base/fail.h"
#include "core/base/rhythm.h"
#include "core/reminders/call.h"
#include "core/reminders/following.h"
#include "core/reminders/lanes.h"
#include "core/reminders/revision.h"
#include "core/reminders/sessions.h"

static aftercare_status check_reminder(const aftercare_reminders *reminders,
                                       const aftercare_reminder *reminder,
                                       aftercare_error *err) {
    if (!call_is_instant(reminder->due) || !call_is_instant(reminder->expires) ||
        reminder->expires < reminder->due) {
        return fail(
            err, AFTERCARE_EUSAGE, reminder->key,
            "a reminder must not expire before it is due, both in years up to 9999");
    }
    if (reminder->state != AFTERCARE_REMINDER_SCHEDULED &&
        reminder->state != AFTERCARE_REMINDER_MISSED) {
        return fail(err, AFTERCARE_EUSAGE, reminder->key,
                    "a new reminder is scheduled or missed, not %s",
                    aftercare_reminder_state_name(reminder->state));
    }
    if (!lanes_find(reminders, reminder->channel)) {
        return fail(err, AFTERCARE_EUSAGE, reminder->key,
                    "there is no channel \"%s\" (configure it, or name another)",
                    reminder->channel);
    }
    return AFTERCARE_OK;
}

// So that what is kept can always be read.
static aftercare_status check_rhythm(struct call *call,
                                     const aftercare_reminder *reminder,
                                     aftercare_error *err) {
    struct rhythm rhythm;
    aftercare_status status =
        reminder->rhythm ? rhythm_read(&rhythm, &call->arena, reminder->rhythm, err)
                         : AFTERCARE_OK;
    return status == AFTERCARE_EDOCUMENT
               ? fail(err, AFTERCARE_EUSAGE, reminder->key,
                      "its rhythm is none (take it from the plan)")
               : status;
}

static aftercare_status copy_reminder(struct call *call, aftercare_reminder *out,
                                      const aftercare_reminder *reminder,
                                      aftercare_error *err) {
    aftercare_status status = check_reminder(call->reminders, reminder, err);
    if (status) {
        return status;
    }
    const char *channel = lanes_find(call->reminders, reminder->channel)->name;
    *out = (aftercare_reminder){.due = reminder->due,
                                .expires = reminder->expires,
                                .due_wall = reminder->due_wall,
                                .expires_wall = reminder->expires_wall,
                                .is_urgent = reminder->is_urgent,
                                .state = reminder->state};
    const struct call_text texts[] = {
        {&out->key, reminder->key, "key of a reminder", CALL_ID_MAX, TEXT_NEEDED},
        {&out->rule, reminder->rule, "rule of a reminder", CALL_ID_MAX,
         TEXT_MAY_BE_EMPTY},
        {&out->channel, channel, "channel of a reminder", CALL_ID_MAX, TEXT_NEEDED},
        {&out->to, reminder->to, "receiver of a reminder", CALL_ID_MAX, TEXT_MAY_BE_NULL},
        {&out->locale, reminder->locale, "locale of a reminder", CALL_ID_MAX,
         TEXT_MAY_BE_NULL},
        {&out->message, reminder->message, "message of a reminder", CALL_MESSAGE_MAX,
         TEXT_MAY_BE_EMPTY},
        {&out->course, reminder->course, "course of a reminder", CALL_MESSAGE_MAX,
         TEXT_MAY_BE_NULL},
        {&out->rhythm, reminder->rhythm, "rhythm of a reminder", CALL_MESSAGE_MAX,
         TEXT_MAY_BE_NULL},
        {&out->reason, reminder->reason, "reason of a reminder", CALL_MESSAGE_MAX,
         TEXT_MAY_BE_NULL},
    };
    status = call_copy(call, texts, sizeof texts / sizeof *texts, err);
    return status ? status : check_rhythm(call, out, err);
}

static aftercare_status copy_session(struct call *call,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err) {
    aftercare_stored_session *out = &call->session;
    const struct call_text texts[] = {
        {&out->id, session->id, "id of the session", CALL_ID_MAX, TEXT_NEEDED},
        {&out->patient, session->patient, "id of the patient", CALL_ID_MAX,
         TEXT_MAY_BE_NULL},
        {&out->content, session->content, "digest of the content", CALL_ID_MAX,
         TEXT_NEEDED},
        {&out->document, session->document, "document", CALL_DOCUMENT_MAX,
         TEXT_MAY_BE_EMPTY},
        {&out->plan, session->plan, "plan", CALL_DOCUMENT_MAX, TEXT_MAY_BE_EMPTY},
        {&out->course, session->course, "course of the session", CALL_MESSAGE_MAX,
         TEXT_MAY_BE_NULL},
        {&out->timezone, session->timezone, "time zone", CALL_ID_MAX, TEXT_MAY_BE_NULL},
        {&out->timezone_digest, session->timezone_digest, "digest of the time zone",
         CALL_ID_MAX, TEXT_MAY_BE_NULL},
    };
    if (session->reminders_count > SESSION_REMINDERS_MAX) {
        return fail(err, AFTERCARE_ELIMIT, session->id,
                    "a session has at most %d reminders, not %zu", SESSION_REMINDERS_MAX,
                    session->reminders_count);
    }
    out->ended = session->ended;
    out->number = session->number;
    return call_copy(call, texts, sizeof texts / sizeof *texts, err);
}

static aftercare_status copy_reminders(struct call *call,
                                       const aftercare_stored_session *session,
                                       aftercare_error *err) {
    size_t count = session->reminders_count;
    aftercare_reminder *reminders = arena_array(&call->arena, count, sizeof *reminders);
    aftercare_status status = AFTERCARE_OK;
    if (!reminders) {
        return call_no_memory(err);
    }
    for (size_t i = 0; i < count && !status; i++) {
        status = copy_reminder(call, &reminders[i], &session->reminders[i], err);
    }
    call->session.reminders = reminders;
    call->session.reminders_count = count;
    return status;
}

static aftercare_status run(struct job *job, struct store *store, aftercare_error *err) {
    struct call *call = (struct call *)job;
    struct sessions_posted posted = {0};
    bool is_met = true;
    aftercare_status status =
        revision_meet(&is_met, store, &call->arena, &call->condition, err);
    call->answer.is_refused = !is_met;
    if (status || !is_met) {
        return status;
    }
    status = sessions_put(store, &call->arena, &call->session, call->now, &posted, err);
    bool has_past = posted.put == AFTERCARE_PUT_REPLACED ||
                    posted.put == AFTERCARE_PUT_REVIVED; // something of it may be done
    if (!status && has_past) {
        struct following_place place = {.store = store,
                                        .arena = &call->arena,
                                        .zoneinfo = call->reminders->zoneinfo,
                                        .now = call->now};
        status = following_settle(&place, call->session.id, NULL, err);
    }
    call->answer.put = posted.put;
    call->names = posted.touched;
    const struct store_session kept = {.number = posted.number,
                                       .content = call->session.content};
    return status || posted.put == AFTERCARE_PUT_UNCHANGED
               ? status
               : revision_read(&call->answer.revision, store, &call->arena, &kept, err);
}

// Before the answer is given: what was replaced and still waits here is not sent.
static void finish(struct job *job, aftercare_status status, const aftercare_error *err) {
    struct call *call = (struct call *)job;
    bool is_replaced = call->answer.put == AFTERCARE_PUT_REPLACED ||
                       call->answer.put == AFTERCARE_PUT_REVIVED;
    if (!status && is_replaced) {
        schedule_withdraw(&call->reminders->schedule, call->session.id);
    }
    if (!status && !call->answer.is_refused &&
        call->answer.put != AFTERCARE_PUT_UNCHANGED) {
        counts_post(&call->reminders->schedule.counts, &call->session);
    }
    for (size_t i = 0; !status && i < call->names.count; i++) {
        schedule_withdraw(&call->reminders->schedule, call->names.items[i]);
    }
    call_answer(job, status, err);
}

aftercare_status aftercare_reminders_put_session(aftercare_reminders *reminders,
                                                 const aftercare_stored_session *session,
                                                 aftercare_reminders_done *done,
                                                 void *context, aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    if (!session) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "the session is missing");
    }
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = run;
    call->job.finish = finish;
    status = copy_session(call, session, err);
    if (!status) {
        status = call_copy_condition(call, session->condition, err);
        call->condition.session = call->session.id;
        call->condition.content = call->session.content;
    }
    if (!status) {
        status = copy_reminders(call, session, err);
    }
    return call_send(call, status);
}
