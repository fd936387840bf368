// The public calls that read the store, or copy it, and the one that cancels.
#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/reminders/call.h"
#include "core/reminders/cursor.h"
#include "core/reminders/revision.h"
#include "core/reminders/sessions.h"
#include "core/reminders/shown.h"

#define LIMIT_DEFAULT 100
#define LIMIT_MAX 1000

static aftercare_status get_session_run(struct job *job, struct store *store,
                                        aftercare_error *err) {
    struct call *call = (struct call *)job;
    call->answer.session = &call->session;
    return sessions_get(store, &call->arena, call->id, &call->session, err);
}

aftercare_status aftercare_reminders_get_session(aftercare_reminders *reminders,
                                                 const char *id,
                                                 aftercare_reminders_done *done,
                                                 void *context, aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = get_session_run;
    call->job.is_reading = true;
    return call_send(call, call_copy_id(call, id, err));
}

static aftercare_status cancel_run(struct job *job, struct store *store,
                                   aftercare_error *err) {
    struct call *call = (struct call *)job;
    bool is_met = true;
    call->condition.session = call->id;
    aftercare_status status =
        revision_meet(&is_met, store, &call->arena, &call->condition, err);
    call->answer.is_refused = !is_met;
    return status || !is_met ? status
                             : sessions_cancel(store, &call->arena, call->id, call->now,
                                               &call->answer.cancelled, err);
}

// Before the answer is given: what still waits here is not sent.
static void cancel_finish(struct job *job, aftercare_status status,
                          const aftercare_error *err) {
    struct call *call = (struct call *)job;
    if (!status && !call->answer.is_refused) {
        schedule_withdraw(&call->reminders->schedule, call->id);
    }
    call_answer(job, status, err);
}

static aftercare_status cancel_session(aftercare_reminders *reminders, const char *id,
                                       const aftercare_condition *condition,
                                       struct call_end end, aftercare_error *err) {
    struct call *call = NULL;
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = cancel_run;
    call->job.finish = cancel_finish;
    status = call_copy_id(call, id, err);
    return call_send(call, status ? status : call_copy_condition(call, condition, err));
}

aftercare_status aftercare_reminders_cancel_session(aftercare_reminders *reminders,
                                                    const char *id,
                                                    aftercare_reminders_done *done,
                                                    void *context, aftercare_error *err) {
    return cancel_session(reminders, id, NULL, (struct call_end){done, context}, err);
}

aftercare_status aftercare_reminders_cancel_session_if(
    aftercare_reminders *reminders, const aftercare_condition *condition,
    aftercare_reminders_done *done, void *context, aftercare_error *err) {
    if (!condition) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a condition is needed (begin with AFTERCARE_CONDITION)");
    }
    return cancel_session(reminders, condition->session, condition,
                          (struct call_end){done, context}, err);
}

static aftercare_status get_run(struct job *job, struct store *store,
                                aftercare_error *err) {
    struct call *call = (struct call *)job;
    aftercare_status status =
        store->functions->row_read(store, &call->arena, call->id, &call->row, err);
    return status ? status
                  : shown_fill(&call->answer, store, &call->arena, &call->row, call->now,
                               err);
}

aftercare_status aftercare_reminders_get(aftercare_reminders *reminders, const char *key,
                                         aftercare_reminders_done *done, void *context,
                                         aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = get_run;
    call->job.is_reading = true;
    return call_send(call, call_copy_id(call, key, err));
}

// One row more than the page has tells whether there is a next page.
static aftercare_status list_run(struct job *job, struct store *store,
                                 aftercare_error *err) {
    struct call *call = (struct call *)job;
    struct store_rows rows = {0};
    aftercare_status status =
        store->functions->rows_list(store, &call->arena, &call->page, &rows, err);
    if (status) {
        return status;
    }
    aftercare_reminder *reminders =
        arena_array(&call->arena, rows.count, sizeof *reminders);
    if (!reminders) {
        return call_no_memory(err);
    }
    size_t count = rows.count < (size_t)call->page.limit ? rows.count : rows.count - 1;
    for (size_t i = 0; i < count; i++) {
        reminders[i] = rows.rows[i].reminder;
    }
    call->answer.reminders = reminders;
    call->answer.reminders_count = count;
    if (count < rows.count) {
        call->answer.next = cursor_text(&call->arena, &reminders[count - 1]);
    }
    return count < rows.count && !call->answer.next ? call_no_memory(err) : AFTERCARE_OK;
}

static aftercare_status copy_query(struct call *call,
                                   const aftercare_reminders_query *given,
                                   aftercare_error *err) {
    const char *cursor = NULL;
    aftercare_reminders_query query = AFTERCARE_REMINDERS_QUERY;
    aftercare_reminders_query *out = &call->query;
    aftercare_status status =
        sized_read(SIZED(&query, AFTERCARE_REMINDERS_QUERY), given, err);
    if (!status && (query.limit < 0 || query.limit > LIMIT_MAX)) {
        status = fail(err, AFTERCARE_EUSAGE, NULL, "the limit of a page is 1 to %d",
                      LIMIT_MAX);
    }
    if (status) {
        return status;
    }
    *out = query;
    const struct call_text texts[] = {
        {&out->session, query.session, "id of the session", CALL_ID_MAX,
         TEXT_MAY_BE_NULL},
        {&out->patient, query.patient, "id of the patient", CALL_ID_MAX,
         TEXT_MAY_BE_NULL},
        {&cursor, query.cursor, "cursor", CURSOR_MAX, TEXT_MAY_BE_NULL},
    };
    status = call_copy(call, texts, sizeof texts / sizeof *texts, err);
    call->page.query = out;
    call->page.limit = (query.limit ? query.limit : LIMIT_DEFAULT) + 1;
    if (!status && cursor) {
        status = cursor_parse(&call->page, cursor, err);
    }
    return status;
}

aftercare_status aftercare_reminders_list(aftercare_reminders *reminders,
                                          const aftercare_reminders_query *query,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = list_run;
    call->job.is_reading = true;
    return call_send(call, copy_query(call, query, err));
}

static aftercare_status backup_run(struct job *job, struct store *store,
                                   aftercare_error *err) {
    struct call *call = (struct call *)job;
    aftercare_status status = store->functions->copy(store, &call->copy, err);
    job->goes_on = !call->copy.is_done;
    return status;
}

static aftercare_status trim_run(struct job *job, struct store *store,
                                 aftercare_error *err) {
    (void)job;
    return store->functions->trim(store, err);
}

aftercare_status aftercare_reminders_trim(aftercare_reminders *reminders,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = trim_run;
    call->job.is_apart = true;
    return call_send(call, AFTERCARE_OK);
}

aftercare_status aftercare_reminders_backup(aftercare_reminders *reminders,
                                            const char *path,
                                            aftercare_reminders_done *done, void *context,
                                            aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    const struct call_text text = {&call->copy.path, path, "name of the new file",
                                   CALL_PATH_MAX, TEXT_NEEDED};
    call->job.run = backup_run;
    call->job.is_apart = true;
    return call_send(call, call_copy(call, &text, 1, err));
}
