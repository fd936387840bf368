#include "core/reminders/sessions.h"

#include "core/base/fail.h"
#include "core/reminders/courses.h"
#include "core/reminders/history.h"
#include "core/reminders/revision.h"

#include <stdlib.h>
#include <string.h>

#define AGAIN "its session was posted again, after it had been cancelled"
#define KEPT "its session was posted anew; it is out already, and not sent again"
#define SNOOZED "its session was posted anew; it stays put off as before"
#define KEPT_AGAIN AGAIN "; it is out already, and not sent again"

// One reminder of the new plan, and whether the old one had it too.
struct entry {
    const aftercare_reminder *reminder;
    bool is_known;
};

struct entries {
    struct entry *entries; // by key
    size_t count;
};

// What every step of a put needs.
struct posting {
    struct store *store;
    struct arena *arena;
    struct store_session session;
    const char *reason; // for those that go because the plan is another one
    const char *again;  // why those that the session had before begin anew, or NULL
    const char *kept;   // why those that are out already do not
    int64_t now;
};

static int by_key(const void *a, const void *b) {
    const struct entry *left = a, *right = b;
    return strcmp(left->reminder->key, right->reminder->key);
}

static aftercare_status sort_entries(struct entries *out, struct arena *arena,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err) {
    size_t count = session->reminders_count;
    struct entry *entries = arena_array(arena, count, sizeof *entries);
    if (!entries) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    for (size_t i = 0; i < count; i++) {
        entries[i].reminder = &session->reminders[i];
    }
    qsort(entries, count, sizeof *entries, by_key);
    for (size_t i = 1; i < count; i++) {
        if (by_key(&entries[i - 1], &entries[i]) == 0) {
            return fail(err, AFTERCARE_EUSAGE, NULL,
                        "two reminders of one session have the key \"%s\"",
                        entries[i].reminder->key);
        }
    }
    *out = (struct entries){entries, count};
    return AFTERCARE_OK;
}

static struct entry *find(const struct entries *entries, const char *key) {
    aftercare_reminder wanted = {.key = key};
    struct entry entry = {.reminder = &wanted};
    return entries->count == 0
               ? NULL
               : bsearch(&entry, entries->entries, entries->count, sizeof entry, by_key);
}

// The change with which a reminder of the plan begins its life, or begins it anew.
static struct change posted(const struct posting *posting,
                            const aftercare_reminder *reminder) {
    bool is_missed = reminder->state == AFTERCARE_REMINDER_MISSED;
    return (struct change){.happening =
                               is_missed ? HAPPENING_POSTED_AS_MISSED : HAPPENING_POSTED,
                           .at = posting->now,
                           .detail = reminder->reason};
}

static void fill(struct store_row *row, const struct posting *posting,
                 const aftercare_reminder *reminder) {
    row->session_number = posting->session.number;
    row->reminder = *reminder;
    row->reminder.session = posting->session.id;
    row->reminder.patient = posting->session.patient;
    row->reminder.next_try = reminder->due;
    row->reminder.attempts = 0;
}

static aftercare_status add(const struct posting *posting, const struct entry *entry,
                            aftercare_error *err) {
    struct store_row row = {0};
    struct change change = posted(posting, entry->reminder);
    fill(&row, posting, entry->reminder);
    return history_add(posting->store, &row, &change, err);
}

// The reason why it begins anew, behind that of the plan.
static aftercare_status add_again(struct change *change, const struct posting *posting,
                                  aftercare_error *err) {
    const char *planned = change->detail;
    if (!posting->again) {
        return AFTERCARE_OK;
    }
    change->detail = arena_format(posting->arena, "%s%s%s", planned ? planned : "",
                                  planned ? "; " : "", posting->again);
    return change->detail ? AFTERCARE_OK
                          : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a reminder");
}

static bool is_same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

// Whether the plan still has it as it had: also one that has been moved since.
static bool is_as_planned(const struct store_row *row,
                          const aftercare_reminder *reminder) {
    const aftercare_reminder *kept = &row->reminder;
    bool is_then = kept->due == reminder->due && kept->expires == reminder->expires;
    bool is_held = kept->next_try > kept->expires; // until it expires
    return reminder->state == AFTERCARE_REMINDER_SCHEDULED && !is_held &&
           is_same_text(kept->message, reminder->message) &&
           (is_then || (kept->rhythm && is_same_text(kept->rhythm, reminder->rhythm)));
}

// Whether a person has put it off, and nothing about it is other than it was then.
static aftercare_status is_snoozed(bool *out, const struct posting *posting,
                                   const struct store_row *row,
                                   const aftercare_reminder *reminder,
                                   aftercare_error *err) {
    struct store_events events = {0};
    *out = false;
    if (moves_next(row->life, HAPPENING_KEPT_SNOOZED) == LIFE_NONE ||
        !is_as_planned(row, reminder)) {
        return AFTERCARE_OK;
    }
    aftercare_status status = posting->store->functions->events_of(
        posting->store, posting->arena, row->number, &events, err);
    *out = !status && history_put_off(&events) == HAPPENING_PERSON_SNOOZES;
    return status;
}

// It comes when the person has said, whatever else of the session is new.
static aftercare_status keep_snooze(const struct posting *posting, struct store_row *row,
                                    const aftercare_reminder *reminder,
                                    aftercare_error *err) {
    struct change change = {
        .happening = HAPPENING_KEPT_SNOOZED, .at = posting->now, .detail = SNOOZED};
    aftercare_reminder before = row->reminder;
    fill(row, posting, reminder);
    row->reminder.due = before.due;
    row->reminder.due_wall = before.due_wall;
    row->reminder.expires = before.expires;
    row->reminder.expires_wall = before.expires_wall;
    row->reminder.next_try = before.next_try;
    row->reminder.attempts = before.attempts;
    return history_write(posting->store, row, &change, err);
}

// What comes behind it may go by another rhythm now.
static aftercare_status keep(const struct posting *posting, struct store_row *row,
                             const aftercare_reminder *reminder, aftercare_error *err) {
    struct change change = {
        .happening = HAPPENING_KEPT, .at = posting->now, .detail = posting->kept};
    if (is_same_text(row->reminder.rhythm, reminder->rhythm)) {
        return history_move(posting->store, row, &change, err);
    }
    row->reminder.rhythm = reminder->rhythm;
    return history_write(posting->store, row, &change, err);
}

// Nothing that was done brings back what the plan has no more.
static aftercare_status forget_rhythm(const struct posting *posting,
                                      struct store_row *row, aftercare_error *err) {
    aftercare_reminder_state state = life_state(row->life);
    bool may_come_back = row->reminder.rhythm && (state == AFTERCARE_REMINDER_MISSED ||
                                                  state == AFTERCARE_REMINDER_CANCELLED);
    row->reminder.rhythm = may_come_back ? NULL : row->reminder.rhythm;
    return may_come_back ? posting->store->functions->row_write(posting->store, row, err)
                         : AFTERCARE_OK;
}

// Of what the plan still has, what was delivered or answered stays as it is; the rest is
// written over.
static aftercare_status renew(const struct posting *posting, struct store_row *row,
                              const aftercare_reminder *reminder, aftercare_error *err) {
    struct change change = posted(posting, reminder);
    if (moves_next(row->life, HAPPENING_KEPT) != LIFE_NONE) {
        return keep(posting, row, reminder, err);
    }
    if (moves_next(row->life, change.happening) == LIFE_NONE) {
        return AFTERCARE_OK;
    }
    bool is_put_off = false;
    aftercare_status status = is_snoozed(&is_put_off, posting, row, reminder, err);
    if (status || is_put_off) {
        return status ? status : keep_snooze(posting, row, reminder, err);
    }
    status = add_again(&change, posting, err);
    fill(row, posting, reminder);
    return status ? status : history_write(posting->store, row, &change, err);
}

static aftercare_status replace(const struct posting *posting, struct store_row *row,
                                struct entry *entry, aftercare_error *err) {
    struct change change = {.happening = HAPPENING_SESSION_CANCELLED,
                            .at = posting->now,
                            .detail = posting->reason};
    if (entry) {
        entry->is_known = true;
        return renew(posting, row, entry->reminder, err);
    }
    return moves_next(row->life, change.happening) == LIFE_NONE
               ? forget_rhythm(posting, row, err)
               : history_move(posting->store, row, &change, err);
}

static aftercare_status replace_all(const struct posting *posting,
                                    const struct entries *entries, aftercare_error *err) {
    struct store_rows rows = {0};
    aftercare_status status = posting->store->functions->rows_of(
        posting->store, posting->arena, posting->session.number, &rows, err);
    for (size_t i = 0; !status && i < rows.count; i++) {
        struct store_row *row = &rows.rows[i];
        status = replace(posting, row, find(entries, row->reminder.key), err);
    }
    return status;
}

// With the data of its zone that its reminders were reckoned with.
static aftercare_status write_session(struct store *store, struct store_session *session,
                                      const char *digest, aftercare_error *err) {
    struct store_zone zone = {session->timezone, digest ? digest : ""};
    aftercare_status status = store->functions->session_write(store, session, err);
    return status || !zone.name ? status : store->functions->zone_add(store, &zone, err);
}

// What the caller has of its own in it may be other than before.
static aftercare_status keep_document(struct store *store, struct store_session *kept,
                                      const char *document, aftercare_error *err) {
    if (strcmp(kept->document, document) == 0) {
        return AFTERCARE_OK;
    }
    kept->document = document;
    return store->functions->session_write(store, kept, err);
}

// What other sessions of the person, also of the one whom it was of before, have to do
// with it.
static aftercare_status settle(const struct posting *posting, const char *before,
                               struct sessions_posted *out, aftercare_error *err) {
    const char *patient = posting->session.patient;
    struct store_names none;
    bool has_moved = before && (!patient || strcmp(before, patient) != 0);
    aftercare_status status = has_moved ? courses_settle(posting->store, posting->arena,
                                                         before, posting->now, &none, err)
                                        : AFTERCARE_OK;
    return status ? status
                  : courses_settle(posting->store, posting->arena, patient, posting->now,
                                   &out->touched, err);
}

static aftercare_status post(const struct posting *posting,
                             const aftercare_stored_session *session, bool is_new,
                             aftercare_error *err) {
    struct entries entries = {0};
    aftercare_status status = sort_entries(&entries, posting->arena, session, err);
    if (!status && !is_new) {
        status = replace_all(posting, &entries, err);
    }
    for (size_t i = 0; !status && i < entries.count; i++) {
        status = entries.entries[i].is_known ? AFTERCARE_OK
                                             : add(posting, &entries.entries[i], err);
    }
    return status;
}

static struct store_session row_of(const aftercare_stored_session *session,
                                   int64_t number) {
    return (struct store_session){.number = number,
                                  .id = session->id,
                                  .patient = session->patient,
                                  .content = session->content,
                                  .document = session->document,
                                  .plan = session->plan,
                                  .ended = session->ended,
                                  .in_course = session->number,
                                  .course = session->course,
                                  .timezone = session->timezone};
}

aftercare_status sessions_put(struct store *store, struct arena *arena,
                              const aftercare_stored_session *session, int64_t now,
                              struct sessions_posted *out, aftercare_error *err) {
    struct store_session old = {0};
    aftercare_status status =
        store->functions->session_read(store, arena, session->id, &old, err);
    if (status && status != AFTERCARE_ENOTFOUND) {
        return status;
    }
    bool is_new = status == AFTERCARE_ENOTFOUND;
    if (!is_new && !old.is_cancelled && strcmp(old.content, session->content) == 0) {
        out->put = AFTERCARE_PUT_UNCHANGED;
        return keep_document(store, &old, session->document, err);
    }
    struct posting posting = {.store = store,
                              .arena = arena,
                              .session = row_of(session, old.number),
                              .reason = "the session was posted anew, without it",
                              .again = old.is_cancelled ? AGAIN : NULL,
                              .kept = old.is_cancelled ? KEPT_AGAIN : KEPT,
                              .now = now};
    out->put = is_new             ? AFTERCARE_PUT_CREATED
               : old.is_cancelled ? AFTERCARE_PUT_REVIVED
                                  : AFTERCARE_PUT_REPLACED;
    status = write_session(store, &posting.session, session->timezone_digest, err);
    out->number = posting.session.number;
    if (!status) {
        status = post(&posting, session, is_new, err);
    }
    return status ? status : settle(&posting, old.patient, out, err);
}

aftercare_status sessions_cancel(struct store *store, struct arena *arena, const char *id,
                                 int64_t now, size_t *cancelled, aftercare_error *err) {
    struct store_session session = {0};
    struct store_rows rows = {0};
    struct store_names none;
    struct change change = {.happening = HAPPENING_SESSION_CANCELLED,
                            .at = now,
                            .detail = "its session was cancelled"};
    size_t count = 0;
    aftercare_status status =
        store->functions->session_read(store, arena, id, &session, err);
    if (!status && !session.is_cancelled) {
        session.is_cancelled = true;
        status = store->functions->session_write(store, &session, err);
    }
    if (!status) {
        status = store->functions->rows_of(store, arena, session.number, &rows, err);
    }
    for (size_t i = 0; !status && i < rows.count; i++) {
        struct store_row *row = &rows.rows[i];
        if (moves_next(row->life, change.happening) != LIFE_NONE) {
            count++;
            status = history_move(store, row, &change, err);
        }
    }
    if (!status) {
        *cancelled = count;
    }
    return status ? status
                  : courses_settle(store, arena, session.patient, now, &none, err);
}

aftercare_status sessions_get(struct store *store, struct arena *arena, const char *id,
                              aftercare_stored_session *out, aftercare_error *err) {
    struct store_session session = {0};
    struct store_rows rows = {0};
    aftercare_status status =
        store->functions->session_read(store, arena, id, &session, err);
    if (!status) {
        status = store->functions->rows_of(store, arena, session.number, &rows, err);
    }
    if (status) {
        return status;
    }
    aftercare_reminder *reminders = arena_array(arena, rows.count, sizeof *reminders);
    if (!reminders) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    for (size_t i = 0; i < rows.count; i++) {
        reminders[i] = rows.rows[i].reminder;
    }
    const char *revision = NULL;
    status = revision_make(&revision, arena, &session, &rows, err);
    *out = (aftercare_stored_session){.id = session.id,
                                      .revision = revision,
                                      .patient = session.patient,
                                      .content = session.content,
                                      .document = session.document,
                                      .plan = session.plan,
                                      .ended = session.ended,
                                      .number = session.in_course,
                                      .course = session.course,
                                      .timezone = session.timezone,
                                      .reminders = reminders,
                                      .reminders_count = rows.count,
                                      .is_cancelled = session.is_cancelled};
    return status;
}
