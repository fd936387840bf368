// Sessions and histories in the SQLite store.
#include "core/reminders/courses.h"
#include "core/reminders/store_sqlite.h"

#include <string.h>

aftercare_status store_sqlite_session_read(struct store *store, struct arena *arena,
                                           const char *id, struct store_session *out,
                                           aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_SESSION_READ, arena);
    store_sqlite_put_text(&cursor, id);
    bool is_found = store_sqlite_step(&cursor);
    struct store_session session = {0};
    if (is_found) {
        session.number = store_sqlite_take_integer(&cursor);
        const char *state = store_sqlite_take_text(&cursor);
        session.is_cancelled = state && strcmp(state, "cancelled") == 0;
        session.id = store_sqlite_take_text(&cursor);
        session.patient = store_sqlite_take_text(&cursor);
        session.content = store_sqlite_take_text(&cursor);
        session.document = store_sqlite_take_packed(&cursor);
        session.plan = store_sqlite_take_packed(&cursor);
        session.ended = store_sqlite_take_integer(&cursor);
        session.in_course = store_sqlite_take_integer(&cursor);
        session.course = store_sqlite_take_text(&cursor);
        session.timezone = store_sqlite_take_text(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status && !is_found) {
        status = fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no session \"%s\"", id);
    }
    if (!status) {
        *out = session;
    }
    return status;
}

aftercare_status store_sqlite_session_write(struct store *store,
                                            struct store_session *session,
                                            aftercare_error *err) {
    bool is_new = session->number == 0;
    struct store_sqlite_cursor cursor = store_sqlite_start(
        store, is_new ? STATEMENT_SESSION_ADD : STATEMENT_SESSION_WRITE, NULL);
    store_sqlite_put_text(&cursor, session->is_cancelled ? "cancelled" : "open");
    store_sqlite_put_text(&cursor, session->patient);
    store_sqlite_put_text(&cursor, session->content);
    store_sqlite_put_packed(&cursor, session->document);
    store_sqlite_put_packed(&cursor, session->plan);
    store_sqlite_put_integer(&cursor, session->ended);
    store_sqlite_put_integer(&cursor, session->in_course);
    store_sqlite_put_text(&cursor, session->course);
    store_sqlite_put_text(&cursor, session->timezone);
    if (is_new) {
        store_sqlite_put_text(&cursor, session->id);
    } else {
        store_sqlite_put_integer(&cursor, session->number);
    }
    aftercare_status status = store_sqlite_run(&cursor, "be written", err);
    if (!status && is_new) {
        session->number = sqlite3_last_insert_rowid(cursor.store->database);
    }
    return status;
}

static void take_course(struct store_sqlite_cursor *cursor, struct store_course *course) {
    course->number = store_sqlite_take_integer(cursor);
    const char *state = store_sqlite_take_text(cursor);
    course->is_cancelled = state && strcmp(state, "cancelled") == 0;
    course->id = store_sqlite_take_text(cursor);
    course->course = store_sqlite_take_text(cursor);
    course->ended = store_sqlite_take_integer(cursor);
    course->in_course = store_sqlite_take_integer(cursor);
}

aftercare_status store_sqlite_courses_of(struct store *store, struct arena *arena,
                                         const char *patient, struct store_courses *out,
                                         aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_COURSES_OF, arena);
    struct store_courses courses = {0};
    size_t capacity = 0;
    store_sqlite_put_text(&cursor, patient);
    store_sqlite_put_integer(&cursor, COURSES_MAX);
    while (store_sqlite_step(&cursor)) {
        struct store_course *grown = arena_grow(arena, courses.items, courses.count,
                                                &capacity, sizeof *courses.items);
        if (!grown) {
            cursor.code = SQLITE_NOMEM;
            break;
        }
        courses.items = grown;
        take_course(&cursor, &courses.items[courses.count++]);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = courses;
    }
    return status;
}

aftercare_status store_sqlite_event_add(struct store *store,
                                        const struct store_event *event,
                                        aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_EVENT_ADD, NULL);
    store_sqlite_put_integer(&cursor, event->reminder);
    store_sqlite_put_integer(&cursor, event->number);
    store_sqlite_put_integer(&cursor, event->at);
    store_sqlite_put_text(&cursor, happening_name(event->happening));
    store_sqlite_put_text(&cursor, event->detail);
    return store_sqlite_run(&cursor, "be written", err);
}

aftercare_status store_sqlite_events_of(struct store *store, struct arena *arena,
                                        int64_t reminder, struct store_events *out,
                                        aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_EVENTS_OF, arena);
    struct store_events events = {0};
    size_t capacity = 0;
    store_sqlite_put_integer(&cursor, reminder);
    while (store_sqlite_step(&cursor)) {
        aftercare_reminder_event *grown = arena_grow(arena, events.events, events.count,
                                                     &capacity, sizeof *events.events);
        if (!grown) {
            cursor.code = SQLITE_NOMEM;
            break;
        }
        events.events = grown;
        aftercare_reminder_event *event = &events.events[events.count++];
        event->at = store_sqlite_take_integer(&cursor);
        event->what = store_sqlite_take_text(&cursor);
        event->detail = store_sqlite_take_text(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = events;
    }
    return status;
}

aftercare_status store_sqlite_channel_after(struct store *store, struct arena *arena,
                                            const char *name, const char **out,
                                            aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_CHANNEL_AFTER, arena);
    store_sqlite_put_text(&cursor, name);
    bool is_found = store_sqlite_step(&cursor);
    const char *channel = is_found ? store_sqlite_take_text(&cursor) : NULL;
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status && !is_found) {
        status = fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no other channel");
    }
    if (!status) {
        *out = channel;
    }
    return status;
}
