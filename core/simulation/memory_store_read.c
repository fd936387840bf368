// What is read from the store in memory. Texts are borrowed from it, so they live longer
// than any arena that they could be copied into.
#include "core/reminders/courses.h"
#include "core/simulation/memory_store_inside.h"

#include <stdlib.h>
#include <string.h>

struct store_row memory_store_shown(const struct memory_store *store, size_t place) {
    struct store_row row = store->rows.at[place]->row;
    const struct store_session *session = store->sessions.at[row.session_number - 1];
    row.reminder.session = session->id;
    row.reminder.patient = session->patient;
    row.reminder.state = life_state(row.life);
    return row;
}

static bool is_same(const char *text, const char *other) {
    return text && strcmp(text, other) == 0;
}

aftercare_status memory_store_session_read(struct store *store, struct arena *arena,
                                           const char *id, struct store_session *out,
                                           aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    (void)arena;
    for (size_t i = 0; i < own->sessions.count; i++) {
        const struct store_session *session = own->sessions.at[i];
        if (session && strcmp(session->id, id) == 0) {
            *out = *session;
            return AFTERCARE_OK;
        }
    }
    return fail(err, AFTERCARE_ENOTFOUND, id, "there is no such session");
}

aftercare_status memory_store_sessions_of(struct store *store, struct arena *arena,
                                          const char *patient, struct store_names *out,
                                          aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    const char **items = arena_array(arena, own->sessions.count, sizeof *items);
    size_t count = 0;
    if (!items) {
        return memory_store_full(err);
    }
    for (size_t i = 0; i < own->sessions.count; i++) {
        const struct store_session *session = own->sessions.at[i];
        if (session && is_same(session->patient, patient)) {
            items[count++] = session->id;
        }
    }
    *out = (struct store_names){items, count};
    return AFTERCARE_OK;
}

aftercare_status memory_store_courses_of(struct store *store, struct arena *arena,
                                         const char *patient, struct store_courses *out,
                                         aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    struct store_courses courses = {
        .items = arena_array(arena, own->sessions.count, sizeof *courses.items)};
    if (!courses.items) {
        return memory_store_full(err);
    }
    for (size_t i = own->sessions.count; i > 0 && courses.count < COURSES_MAX; i--) {
        const struct store_session *session = own->sessions.at[i - 1];
        if (session && is_same(session->patient, patient)) {
            courses.items[courses.count++] =
                (struct store_course){.number = session->number,
                                      .is_cancelled = session->is_cancelled,
                                      .id = session->id,
                                      .course = session->course,
                                      .ended = session->ended,
                                      .in_course = session->in_course};
        }
    }
    *out = courses;
    return AFTERCARE_OK;
}

aftercare_status memory_store_row_read(struct store *store, struct arena *arena,
                                       const char *key, struct store_row *out,
                                       aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    (void)arena;
    for (size_t i = 0; i < own->rows.count; i++) {
        if (own->rows.at[i] && strcmp(own->rows.at[i]->row.reminder.key, key) == 0) {
            *out = memory_store_shown(own, i);
            return AFTERCARE_OK;
        }
    }
    return fail(err, AFTERCARE_ENOTFOUND, key, "there is no such reminder");
}

aftercare_status memory_store_row_peek(struct store *store, int64_t number,
                                       struct store_row *out, aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    const struct kept_row *row = own->rows.at[number - 1];
    if (!row) {
        return fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no such reminder");
    }
    *out = (struct store_row){.number = number,
                              .session_number = row->row.session_number,
                              .life = row->row.life,
                              .events = row->row.events,
                              .reminder = {.expires = row->row.reminder.expires,
                                           .next_try = row->row.reminder.next_try,
                                           .attempts = row->row.reminder.attempts}};
    return AFTERCARE_OK;
}

// --- many ---

typedef bool is_wanted(const struct store_row *row, const void *context);

static int by_due(const void *left, const void *right) {
    const aftercare_reminder *a = &((const struct store_row *)left)->reminder;
    const aftercare_reminder *b = &((const struct store_row *)right)->reminder;
    int order = (a->due > b->due) - (a->due < b->due);
    return order ? order : strcmp(a->key, b->key);
}

// All that are wanted, by due and key.
static aftercare_status collect(struct store *store, struct arena *arena, is_wanted *is,
                                const void *context, struct store_rows *out) {
    const struct memory_store *own = memory_store_of(store);
    struct store_rows rows = {.rows =
                                  arena_array(arena, own->rows.count, sizeof *rows.rows)};
    if (!rows.rows) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < own->rows.count; i++) {
        if (own->rows.at[i]) {
            rows.rows[rows.count] = memory_store_shown(own, i);
            rows.count += is(&rows.rows[rows.count], context);
        }
    }
    qsort(rows.rows, rows.count, sizeof *rows.rows, by_due);
    *out = rows;
    return AFTERCARE_OK;
}

static bool is_of_session(const struct store_row *row, const void *session) {
    return row->session_number == *(const int64_t *)session;
}

aftercare_status memory_store_rows_of(struct store *store, struct arena *arena,
                                      int64_t session, struct store_rows *out,
                                      aftercare_error *err) {
    aftercare_status status = collect(store, arena, is_of_session, &session, out);
    return status ? memory_store_full(err) : AFTERCARE_OK;
}

static bool is_till_next(const struct store_row *row, const void *session) {
    return is_of_session(row, session) && row->reminder.course;
}

aftercare_status memory_store_rows_till_next(struct store *store, struct arena *arena,
                                             int64_t session, struct store_rows *out,
                                             aftercare_error *err) {
    aftercare_status status = collect(store, arena, is_till_next, &session, out);
    return status ? memory_store_full(err) : AFTERCARE_OK;
}

static bool is_asked_for(const struct store_row *row, const void *context) {
    const struct store_query *page = context;
    const aftercare_reminders_query *query = page->query;
    const aftercare_reminder *reminder = &row->reminder;
    bool is_behind =
        !page->after_key || reminder->due > page->after_due ||
        (reminder->due == page->after_due && strcmp(reminder->key, page->after_key) > 0);
    return is_behind && (!query->due_before || reminder->due < query->due_before) &&
           (!query->due_after || reminder->due >= query->due_after) &&
           (!query->state || reminder->state == query->state) &&
           (!query->session || is_same(reminder->session, query->session)) &&
           (!query->patient || is_same(reminder->patient, query->patient));
}

static void cut(struct store_rows *rows, int limit) {
    rows->count = rows->count < (size_t)limit ? rows->count : (size_t)limit;
}

aftercare_status memory_store_rows_list(struct store *store, struct arena *arena,
                                        const struct store_query *query,
                                        struct store_rows *out, aftercare_error *err) {
    if (collect(store, arena, is_asked_for, query, out)) {
        return memory_store_full(err);
    }
    cut(out, query->limit);
    return AFTERCARE_OK;
}

struct ahead {
    const struct memory_store *store;
    int64_t now;
};

static bool is_missed_ahead(const struct store_row *row, const void *context) {
    const struct ahead *ahead = context;
    const struct kept_row *kept = ahead->store->rows.at[row->number - 1];
    return row->life == LIFE_MISSED && row->reminder.expires >= ahead->now &&
           kept->newest->event.at > row->reminder.expires;
}

aftercare_status memory_store_rows_missed_ahead(struct store *store, struct arena *arena,
                                                int64_t now, int limit,
                                                struct store_rows *out,
                                                aftercare_error *err) {
    struct ahead ahead = {memory_store_of(store), now};
    if (collect(store, arena, is_missed_ahead, &ahead, out)) {
        return memory_store_full(err);
    }
    cut(out, limit);
    return AFTERCARE_OK;
}

static bool is_under_way(const struct store_row *row, const void *context) {
    (void)context;
    return row->life == LIFE_CLAIMED || row->life == LIFE_SNOOZED ||
           row->life == LIFE_RECALLED || row->life == LIFE_STOPPING ||
           row->life == LIFE_ANSWERED;
}

aftercare_status memory_store_rows_under_way(struct store *store, struct arena *arena,
                                             struct store_rows *out,
                                             aftercare_error *err) {
    aftercare_status status = collect(store, arena, is_under_way, NULL, out);
    return status ? memory_store_full(err) : AFTERCARE_OK;
}

aftercare_status memory_store_is_next_due(struct store *store,
                                          const struct store_row *row, bool *out,
                                          aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    bool is_next = false;
    (void)err;
    for (size_t i = 0; i < own->rows.count && !is_next; i++) {
        const struct kept_row *other = own->rows.at[i];
        is_next = other && other->row.number != row->number &&
                  other->row.session_number == row->session_number &&
                  other->row.reminder.due == row->reminder.expires &&
                  is_same(other->row.reminder.rule, row->reminder.rule);
    }
    *out = is_next;
    return AFTERCARE_OK;
}

aftercare_status memory_store_rows_count(struct store *store, int64_t *scheduled,
                                         int64_t *under_way, aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    (void)err;
    *scheduled = (int64_t)own->scheduled_count;
    *under_way = 0;
    for (size_t i = 0; i < own->rows.count; i++) {
        *under_way += own->rows.at[i] && is_under_way(&own->rows.at[i]->row, NULL);
    }
    return AFTERCARE_OK;
}

// --- what is scheduled ---

static const aftercare_reminder *scheduled_at(const struct memory_store *store,
                                              size_t i) {
    return &store->rows.at[store->scheduled[i]]->row.reminder;
}

static bool is_due_now(const aftercare_reminder *reminder, const struct store_due *due) {
    return is_same(reminder->channel, due->channel) &&
           (reminder->is_urgent || !due->is_urgent);
}

aftercare_status memory_store_rows_due(struct store *store, struct arena *arena,
                                       const struct store_due *due,
                                       struct store_rows *out, aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    size_t end = 0, limit = (size_t)due->limit;
    while (end < own->scheduled_count && scheduled_at(own, end)->next_try <= due->now) {
        end++;
    }
    struct store_rows rows = {.rows = arena_array(arena, end, sizeof *rows.rows)};
    if (!rows.rows) {
        return memory_store_full(err);
    }
    for (size_t i = 0; i < end && rows.count < limit; i++) {
        if (is_due_now(scheduled_at(own, i), due)) {
            rows.rows[rows.count++] = memory_store_shown(own, own->scheduled[i]);
        }
    }
    *out = rows;
    return AFTERCARE_OK;
}

aftercare_status memory_store_next_try(struct store *store, const char *channel,
                                       int64_t *out, aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    (void)err;
    *out = INT64_MAX;
    for (size_t i = 0; i < own->scheduled_count && *out == INT64_MAX; i++) {
        if (is_same(scheduled_at(own, i)->channel, channel)) {
            *out = scheduled_at(own, i)->next_try;
        }
    }
    return AFTERCARE_OK;
}

aftercare_status memory_store_channel_after(struct store *store, struct arena *arena,
                                            const char *name, const char **out,
                                            aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    const char *first = NULL;
    (void)arena;
    for (size_t i = 0; i < own->scheduled_count; i++) {
        const char *channel = scheduled_at(own, i)->channel;
        if (strcmp(channel, name) > 0 && (!first || strcmp(channel, first) < 0)) {
            first = channel;
        }
    }
    if (!first) {
        return fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no channel behind it");
    }
    *out = first;
    return AFTERCARE_OK;
}

aftercare_status memory_store_events_of(struct store *store, struct arena *arena,
                                        int64_t reminder, struct store_events *out,
                                        aftercare_error *err) {
    const struct kept_row *row = memory_store_of(store)->rows.at[reminder - 1];
    size_t count = (size_t)row->row.events;
    struct store_events events = {
        .events = arena_array(arena, count, sizeof *events.events), .count = count};
    if (!events.events) {
        return memory_store_full(err);
    }
    const struct kept_event *at = row->newest;
    for (size_t i = count; i > 0 && at; i--, at = at->older) {
        events.events[i - 1] = (aftercare_reminder_event){
            .at = at->event.at,
            .what = happening_name(at->event.happening),
            .detail = at->event.detail ? at->event.detail : ""};
    }
    *out = events;
    return AFTERCARE_OK;
}
