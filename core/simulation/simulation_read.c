// What became of every reminder of a simulation, asked of the reminders themselves.
#include "core/base/fail.h"
#include "core/simulation/simulation.h"

#include <string.h>

void simulation_note(aftercare_simulation *simulation, aftercare_status status,
                     const aftercare_error *err) {
    simulation->status = status;
    if (status) {
        simulation->err = *err;
    }
}

static const char *keep(aftercare_simulation *simulation, const char *text) {
    return text ? arena_copy(&simulation->arena, text, strlen(text)) : NULL;
}

static void note_no_memory(aftercare_simulation *simulation) {
    simulation->status =
        fail(&simulation->err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

static void listed(void *context, aftercare_status status,
                   const aftercare_reminders_answer *answer, const aftercare_error *err) {
    aftercare_simulation *simulation = context;
    simulation_note(simulation, status, err);
    for (size_t i = 0; !status && i < answer->reminders_count; i++) {
        const char **keys =
            arena_grow(&simulation->arena, simulation->keys, simulation->count,
                       &simulation->capacity, sizeof *keys);
        const char *key = keep(simulation, answer->reminders[i].key);
        if (!keys || !key) {
            note_no_memory(simulation);
            return;
        }
        simulation->keys = keys;
        simulation->keys[simulation->count++] = key;
    }
    simulation->next = status ? NULL : keep(simulation, answer->next);
}

static aftercare_status list_keys(aftercare_simulation *simulation,
                                  aftercare_error *err) {
    aftercare_reminders_query query = {.size = sizeof query, .limit = 1000};
    do {
        query.cursor = simulation->next;
        aftercare_status status = aftercare_reminders_list(simulation->reminders, &query,
                                                           listed, simulation, err);
        if (status) {
            return status;
        }
        virtual_loop_settle(&simulation->loop);
    } while (!simulation->status && simulation->next);
    if (simulation->status) {
        *err = simulation->err;
    }
    return simulation->status;
}

// The texts of an answer are gone after it.
static bool keep_texts(aftercare_simulation *simulation, aftercare_reminder *reminder) {
    const char **texts[] = {&reminder->key,    &reminder->session, &reminder->patient,
                            &reminder->rule,   &reminder->channel, &reminder->to,
                            &reminder->locale, &reminder->message, &reminder->answered_by,
                            &reminder->reason, &reminder->course,  &reminder->group};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = *texts[i];
        *texts[i] = keep(simulation, text);
        if (text && !*texts[i]) {
            return false;
        }
    }
    return true;
}

static bool keep_events(aftercare_simulation *simulation, aftercare_reminder_event *out,
                        const aftercare_reminders_answer *answer) {
    for (size_t i = 0; i < answer->events_count; i++) {
        out[i].at = answer->events[i].at;
        out[i].what = keep(simulation, answer->events[i].what);
        out[i].detail = keep(simulation, answer->events[i].detail);
        if (!out[i].what || !out[i].detail) {
            return false;
        }
    }
    return true;
}

static void got(void *context, aftercare_status status,
                const aftercare_reminders_answer *answer, const aftercare_error *err) {
    aftercare_simulation *simulation = context;
    simulation_note(simulation, status, err);
    if (status) {
        return;
    }
    aftercare_reminder *reminder = arena_alloc(&simulation->arena, sizeof *reminder);
    aftercare_reminder_event *events =
        arena_array(&simulation->arena, answer->events_count, sizeof *events);
    aftercare_simulated *out = &simulation->simulated[simulation->count];
    if (!reminder || !events) {
        note_no_memory(simulation);
        return;
    }
    *reminder = *answer->reminders;
    *out = (aftercare_simulated){.reminder = reminder,
                                 .events = events,
                                 .events_count = answer->events_count,
                                 .why = keep(simulation, answer->why)};
    if (!out->why || !keep_texts(simulation, reminder) ||
        !keep_events(simulation, events, answer)) {
        note_no_memory(simulation);
    }
}

aftercare_status simulation_read(aftercare_simulation *simulation, aftercare_error *err) {
    aftercare_status status = list_keys(simulation, err);
    size_t count = simulation->count;
    simulation->simulated =
        arena_array(&simulation->arena, count, sizeof *simulation->simulated);
    if (!status && !simulation->simulated) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
    }
    for (simulation->count = 0; !status && simulation->count < count;) {
        status = aftercare_reminders_get(simulation->reminders,
                                         simulation->keys[simulation->count], got,
                                         simulation, err);
        if (!status) {
            virtual_loop_settle(&simulation->loop);
            status = simulation->status;
            *err = status ? simulation->err : *err;
        }
        simulation->count += !status;
    }
    return status;
}
