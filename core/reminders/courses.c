#include "core/reminders/courses.h"

#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/reminders/history.h"

#include <string.h>

struct settling {
    struct store *store;
    struct arena *arena;
    struct store_courses all;
    int64_t now;
    aftercare_error *err;
};

// Names with blanks between them.
static struct text take_name(const char **at) {
    const char *begin = *at + strspn(*at, " ");
    size_t len = strcspn(begin, " ");
    *at = begin + len;
    return (struct text){begin, len};
}

static bool share_a_name(const char *names, const char *others) {
    for (struct text name = take_name(&names); name.len > 0; name = take_name(&names)) {
        const char *at = others;
        struct text other = take_name(&at);
        while (other.len > 0 && !text_equal(name, other)) {
            other = take_name(&at);
        }
        if (other.len > 0) {
            return true;
        }
    }
    return false;
}

// By their numbers where both have one and these differ, else by when they ended.
static bool is_later(const struct store_course *session,
                     const struct store_course *than) {
    bool is_numbered = session->in_course > 0 && than->in_course > 0;
    return is_numbered && session->in_course != than->in_course
               ? session->in_course > than->in_course
               : session->ended > than->ended;
}

// The one that makes moot what a session has for those treatments, or NULL.
static const struct store_course *find_later(const struct settling *settling,
                                             const struct store_course *session,
                                             const char *course) {
    for (size_t i = 0; i < settling->all.count; i++) {
        const struct store_course *other = &settling->all.items[i];
        if (!other->is_cancelled && other->course && is_later(other, session) &&
            share_a_name(other->course, course)) {
            return other;
        }
    }
    return NULL;
}

// Whether that is what it was cancelled for, and nothing else since.
static aftercare_status was_superseded(bool *out, const struct settling *settling,
                                       const struct store_row *row) {
    static const enum happening ends[] = {HAPPENING_POSTED, HAPPENING_SESSION_CANCELLED,
                                          HAPPENING_SUPERSEDED};
    struct store_events events = {0};
    aftercare_status status = settling->store->functions->events_of(
        settling->store, settling->arena, row->number, &events, settling->err);
    *out = false;
    for (size_t i = events.count; i > 0; i--) {
        const char *what = events.events[i - 1].what;
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            if (strcmp(what, happening_name(ends[k])) == 0) {
                *out = ends[k] == HAPPENING_SUPERSEDED;
                return status;
            }
        }
    }
    return status;
}

static aftercare_status supersede(const struct settling *settling, struct store_row *row,
                                  const struct store_course *by) {
    struct change change = {
        .happening = HAPPENING_SUPERSEDED,
        .at = settling->now,
        .detail =
            arena_format(settling->arena,
                         "superseded by the session \"%s\" of the same course", by->id)};
    return change.detail
               ? history_move(settling->store, row, &change, settling->err)
               : fail(settling->err, AFTERCARE_ENOMEM, NULL, "no memory for a reminder");
}

static aftercare_status give_back(const struct settling *settling,
                                  struct store_row *row) {
    struct change change = {.happening = HAPPENING_NEXT_CANCELLED,
                            .at = settling->now,
                            .detail = "the session that superseded it is none of its "
                                      "course any more"};
    bool is_meant = false;
    if (moves_next(row->life, change.happening) == LIFE_NONE) {
        return AFTERCARE_OK;
    }
    aftercare_status status = was_superseded(&is_meant, settling, row);
    row->reminder.group = NULL; // what it was sent with went on without it
    return status || !is_meant
               ? status
               : history_write(settling->store, row, &change, settling->err);
}

// *has_lost: one of its reminders went.
static aftercare_status settle(const struct settling *settling,
                               const struct store_course *session, bool *has_lost) {
    struct store_rows rows = {0};
    aftercare_status status = settling->store->functions->rows_till_next(
        settling->store, settling->arena, session->number, &rows, settling->err);
    for (size_t i = 0; !status && i < rows.count; i++) {
        struct store_row *row = &rows.rows[i];
        const struct store_course *later =
            find_later(settling, session, row->reminder.course);
        if (!later) {
            status = give_back(settling, row);
        } else if (moves_next(row->life, HAPPENING_SUPERSEDED) != LIFE_NONE) {
            *has_lost = true;
            status = supersede(settling, row, later);
        }
    }
    return status;
}

aftercare_status courses_settle(struct store *store, struct arena *arena,
                                const char *patient, int64_t now,
                                struct store_names *touched, aftercare_error *err) {
    struct settling settling = {.store = store, .arena = arena, .now = now, .err = err};
    *touched = (struct store_names){0};
    if (!patient) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        store->functions->courses_of(store, arena, patient, &settling.all, err);
    if (status) {
        return status;
    }
    touched->items = arena_array(arena, settling.all.count, sizeof *touched->items);
    if (!touched->items) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the sessions");
    }
    for (size_t i = 0; !status && i < settling.all.count; i++) {
        const struct store_course *session = &settling.all.items[i];
        bool has_lost = false;
        if (session->course && !session->is_cancelled) {
            status = settle(&settling, session, &has_lost);
        }
        if (has_lost) {
            touched->items[touched->count++] = session->id;
        }
    }
    return status;
}
