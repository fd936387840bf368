// The public call that reports an adverse reaction.
#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/reminders/call.h"
#include "core/reminders/reactions.h"

static aftercare_status run(struct job *job, struct store *store, aftercare_error *err) {
    struct call *call = (struct call *)job;
    struct reactions_place place = {store, &call->arena, call->reminders->default_channel,
                                    call->now};
    return reactions_report(&call->answer, &place, &call->reaction, err);
}

// Before the answer is given: what was held and still waits here is not sent.
static void finish(struct job *job, aftercare_status status, const aftercare_error *err) {
    struct call *call = (struct call *)job;
    if (!status && call->answer.held > 0) {
        schedule_withdraw(&call->reminders->schedule, call->reaction.session);
    }
    call_answer(job, status, err);
}

static aftercare_status copy(struct call *call, const aftercare_reaction *reaction,
                             aftercare_error *err) {
    aftercare_reaction *out = &call->reaction;
    *out = *reaction;
    const struct call_text texts[] = {
        {&out->session, reaction->session, "id of the session", CALL_ID_MAX, TEXT_NEEDED},
        {&out->by, reaction->by, "name of who reports it", CALL_ID_MAX, TEXT_MAY_BE_NULL},
    };
    return call_copy(call, texts, sizeof texts / sizeof *texts, err);
}

aftercare_status aftercare_reminders_report_reaction(aftercare_reminders *reminders,
                                                     const aftercare_reaction *given,
                                                     aftercare_reminders_done *done,
                                                     void *context,
                                                     aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_reaction reaction = AFTERCARE_REACTION;
    aftercare_status status =
        sized_read(SIZED(&reaction, AFTERCARE_REACTION), given, err);
    if (!status && !call_is_instant(reaction.at)) {
        status = fail(err, AFTERCARE_EUSAGE, NULL, "an instant lies in years up to 9999");
    }
    if (!status) {
        status = call_new(&call, reminders, end, err);
    }
    if (status) {
        return status;
    }
    call->job.run = run;
    call->job.finish = finish;
    return call_send(call, copy(call, &reaction, err));
}
