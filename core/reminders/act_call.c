// The public call that does something with one reminder.
#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/reminders/acts.h"
#include "core/reminders/call.h"
#include "core/reminders/shown.h"

#define DURATION_MAX 64

static aftercare_status run(struct job *job, struct store *store, aftercare_error *err) {
    struct call *call = (struct call *)job;
    struct acts_place place = {store, &call->arena, call->reminders->zoneinfo, call->now};
    aftercare_status status = acts_do(&place, &call->act, &call->row, err);
    return status ? status
                  : shown_fill(&call->answer, store, &call->arena, &call->row, call->now,
                               err);
}

// Before the answer is given: what was claimed by an earlier batch and still waits here
// is not sent any more, unless nothing was changed about it.
static void finish(struct job *job, aftercare_status status, const aftercare_error *err) {
    struct call *call = (struct call *)job;
    if (!status && call->row.life != LIFE_CLAIMED) {
        schedule_withdraw_one(&call->reminders->schedule, call->act.key);
    }
    // So that what follows it can be moved, although it was claimed.
    if (!status && call->row.reminder.rhythm) {
        schedule_withdraw(&call->reminders->schedule, call->row.reminder.session);
    }
    call_answer(job, status, err);
}

static aftercare_status check(const aftercare_act *act, aftercare_error *err) {
    bool is_known = (unsigned)act->kind <= AFTERCARE_ACT_RETRY &&
                    (unsigned)act->answer <= AFTERCARE_ANSWER_CANNOT;
    if (!is_known) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "there is no such act (begin with AFTERCARE_ACT)");
    }
    bool is_answer = act->kind == AFTERCARE_ACT_ACKNOWLEDGE;
    if (is_answer && act->answer == AFTERCARE_ANSWER_NONE) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "an answer is missing (done, skipped or cannot)");
    }
    if (!call_is_instant(act->at) || !call_is_instant(act->until)) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "an instant lies in years up to 9999");
    }
    return AFTERCARE_OK;
}

static aftercare_status copy_act(struct call *call, const aftercare_act *act,
                                 aftercare_error *err) {
    aftercare_act *out = &call->act;
    *out = *act;
    const struct call_text texts[] = {
        {&out->key, act->key, "key of the reminder", CALL_ID_MAX, TEXT_NEEDED},
        {&out->by, act->by, "name of who does it", CALL_ID_MAX, TEXT_MAY_BE_NULL},
        {&out->lasting, act->lasting, "duration", DURATION_MAX, TEXT_MAY_BE_NULL},
    };
    return call_copy(call, texts, sizeof texts / sizeof *texts, err);
}

aftercare_status aftercare_reminders_act(aftercare_reminders *reminders,
                                         const aftercare_act *given,
                                         aftercare_reminders_done *done, void *context,
                                         aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_act act = AFTERCARE_ACT;
    aftercare_status status = sized_read(SIZED(&act, AFTERCARE_ACT), given, err);
    if (!status) {
        status = check(&act, err);
    }
    if (!status) {
        status = call_new(&call, reminders, end, err);
    }
    if (status) {
        return status;
    }
    call->job.run = run;
    call->job.finish = finish;
    return call_send(call, copy_act(call, &act, err));
}
