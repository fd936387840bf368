#include "core/reminders/patients.h"

#include "core/base/fail.h"
#include "core/reminders/call.h"
#include "core/reminders/sessions.h"

static aftercare_status read_history(aftercare_reminder_history *out, struct store *store,
                                     struct arena *arena, const char *key,
                                     aftercare_error *err) {
    struct store_row row = {0};
    struct store_events events = {0};
    aftercare_status status = store->functions->row_read(store, arena, key, &row, err);
    if (!status) {
        status = store->functions->events_of(store, arena, row.number, &events, err);
    }
    *out = (aftercare_reminder_history){events.events, events.count};
    return status;
}

static aftercare_status read_session(aftercare_stored_session *out, struct store *store,
                                     struct arena *arena, const char *id,
                                     aftercare_error *err) {
    aftercare_status status = sessions_get(store, arena, id, out, err);
    if (status) {
        return status;
    }
    size_t count = out->reminders_count;
    aftercare_reminder_history *histories = arena_array(arena, count, sizeof *histories);
    if (!histories) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the histories");
    }
    for (size_t i = 0; !status && i < count; i++) {
        status = read_history(&histories[i], store, arena, out->reminders[i].key, err);
    }
    out->histories = histories;
    return status;
}

aftercare_status patients_get(struct store *store, struct arena *arena, const char *id,
                              aftercare_reminders_answer *out, aftercare_error *err) {
    struct store_names names = {0};
    aftercare_status status =
        store->functions->sessions_of(store, arena, id, &names, err);
    if (status) {
        return status;
    }
    if (names.count == 0) {
        return fail(err, AFTERCARE_ENOTFOUND, NULL, "nothing is known of \"%s\"", id);
    }
    aftercare_stored_session *sessions =
        arena_array(arena, names.count, sizeof *sessions);
    if (!sessions) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the sessions");
    }
    for (size_t i = 0; !status && i < names.count; i++) {
        status = read_session(&sessions[i], store, arena, names.items[i], err);
    }
    out->sessions = sessions;
    out->sessions_count = names.count;
    return status;
}

static aftercare_status erase_session(struct store *store, struct arena *arena,
                                      const char *id, aftercare_erased *erased,
                                      aftercare_error *err) {
    struct store_session session = {0};
    aftercare_status status =
        store->functions->session_read(store, arena, id, &session, err);
    return status ? status
                  : store->functions->session_erase(store, session.number, erased, err);
}

aftercare_status patients_erase(struct store *store, struct arena *arena, const char *id,
                                struct store_names *sessions, aftercare_erased *erased,
                                aftercare_error *err) {
    aftercare_erased sum = {0};
    aftercare_status status =
        store->functions->sessions_of(store, arena, id, sessions, err);
    for (size_t i = 0; !status && i < sessions->count; i++) {
        status = erase_session(store, arena, sessions->items[i], &sum, err);
    }
    if (!status) {
        *erased = sum;
    }
    return status;
}

// The public calls.

static aftercare_status get_run(struct job *job, struct store *store,
                                aftercare_error *err) {
    struct call *call = (struct call *)job;
    return patients_get(store, &call->arena, call->id, &call->answer, err);
}

aftercare_status aftercare_reminders_get_patient(aftercare_reminders *reminders,
                                                 const char *id,
                                                 aftercare_reminders_done *done,
                                                 void *context, aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = get_run;
    call->job.is_reading = true;
    return call_send(call, call_copy_id(call, id, err));
}

static aftercare_status erase_run(struct job *job, struct store *store,
                                  aftercare_error *err) {
    struct call *call = (struct call *)job;
    return patients_erase(store, &call->arena, call->id, &call->names,
                          &call->answer.erased, err);
}

// Also when it failed: the rows may be gone, and only their bytes are not. What is taken
// back for nothing is claimed again.
static void erase_finish(struct job *job, aftercare_status status,
                         const aftercare_error *err) {
    struct call *call = (struct call *)job;
    for (size_t i = 0; i < call->names.count; i++) {
        schedule_withdraw(&call->reminders->schedule, call->names.items[i]);
    }
    call_answer(job, status, err);
}

aftercare_status aftercare_reminders_erase_patient(aftercare_reminders *reminders,
                                                   const char *id,
                                                   aftercare_reminders_done *done,
                                                   void *context, aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = erase_run;
    call->job.finish = erase_finish;
    call->job.is_erasing = true;
    return call_send(call, call_copy_id(call, id, err));
}
