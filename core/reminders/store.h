// What a store is to the reminders: a struct of functions. It keeps rows and knows
// nothing of moves; who calls it decides what a row becomes.
//
// Calls block and come from one thread at a time, which need not be always the same one.
// Between open and close all of them stand between begin and commit or rollback, but for
// tidy, which stands outside. What is kept is on the disk when commit has returned OK,
// and none of it is when it has not.
//
// Every call answers ENOMEM, EFULL (nothing of this batch can be kept; try again later),
// or EIO, with the store's place in err, besides what is said below. After EIO is_broken
// tells whether the store may be used again.
#ifndef AFTERCARE_REMINDERS_STORE_H
#define AFTERCARE_REMINDERS_STORE_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/reminders/moves.h"

#include <stdbool.h>
#include <stdint.h>

struct store_functions;

struct store {
    const struct store_functions *functions;
    // A sync failed or the content is damaged: what is on the disk is not known any more,
    // so that nothing may be promised; the process had better end and open it afresh.
    bool is_broken;
};

// A session as it is kept, without its reminders.
struct store_session {
    int64_t number; // the store's own; 0: not kept yet
    bool is_cancelled;
    const char *id, *patient, *content, *document, *plan; // patient may be NULL
    int64_t ended, in_course; // its number there; 0 each: not known
    const char *course;       // its treatments, with blanks between; or NULL
    const char *timezone;     // or NULL
};

// What of a session tells of its course.
struct store_course {
    int64_t number; // of its row
    bool is_cancelled;
    const char *id, *course; // course may be NULL
    int64_t ended, in_course;
};

struct store_courses {
    struct store_course *items;
    size_t count;
};

// A reminder as it is kept; reminder.state is set by whoever shows it to the world. Of
// the session's members a row that is to be kept needs session_number alone.
struct store_row {
    int64_t number, session_number;
    enum life life;
    int events; // how many lines its history has
    aftercare_reminder reminder;
};

struct store_rows {
    struct store_row *rows;
    size_t count;
};

struct store_event {
    int64_t reminder; // number of its row
    int number;       // from 1, without gaps
    int64_t at;
    enum happening happening;
    const char *detail; // or NULL
};

struct store_events {
    aftercare_reminder_event *events;
    size_t count;
};

// Those of a channel that are scheduled with next_try up to now, at most limit.
struct store_due {
    const char *channel;
    int64_t now;
    int limit;
    bool is_urgent; // these alone
};

// Those that may go, or go, as one message with row, which is not among them: at most
// limit.
struct store_beside {
    const struct store_row *row;
    int64_t until;
    int limit;
};

// A page begins behind (after_due, after_key); the first one has no after_key.
struct store_query {
    const aftercare_reminders_query *query;
    int limit;
    int64_t after_due;
    const char *after_key;
};

struct store_numbers {
    int64_t *items;
    size_t count;
};

// Sessions that ended before that, at most limit.
struct store_ended {
    int64_t before;
    int limit;
};

struct store_names {
    const char **items;
    size_t count;
};

// Data of a time zone by which something may have been reckoned. digest "": nobody knows.
struct store_zone {
    const char *name, *digest;
};

struct store_zones {
    struct store_zone *items;
    size_t count;
};

// A reminder that is scheduled, as far as it hangs on a clock on a wall.
struct store_wall {
    const char *key;
    int64_t due, expires, due_wall, expires_wall;
};

struct store_walls {
    struct store_wall *items;
    size_t count;
};

// Those of a zone with numbers after the one and up to the other.
struct store_wall_query {
    const char *timezone;
    int64_t after, until;
};

// A copy of a store on its way into a new file. Begins as { .path = … }.
struct store_copy {
    const char *path;
    void *own; // the store's
    bool is_done;
};

struct store_functions {
    const char *scheme; // "sqlite", as in "sqlite:PATH"

    // Makes what is missing. ECONFLICT: another process has it, or it is of a newer
    // version.
    aftercare_status (*open)(struct store **out, const char *path, aftercare_error *err);
    // For calls that read alone: makes and changes nothing, and a batch of it ends with
    // rollback. ENOTFOUND; ECONFLICT also when it is of an older version.
    aftercare_status (*open_to_read)(struct store **out, const char *path,
                                     aftercare_error *err);
    void (*close)(struct store *store); // NULL does nothing

    aftercare_status (*begin)(struct store *store, aftercare_error *err);
    aftercare_status (*commit)(struct store *store, aftercare_error *err);
    void (*rollback)(struct store *store);
    // Inside a batch: changes nothing, but has the batch written to the disk.
    aftercare_status (*touch)(struct store *store, aftercare_error *err);
    // Inside a batch: what was done since mark is kept, or undone as if it had not been.
    aftercare_status (*mark)(struct store *store, aftercare_error *err);
    aftercare_status (*keep)(struct store *store, aftercare_error *err);
    aftercare_status (*undo)(struct store *store, aftercare_error *err);
    // Housekeeping that may take a while, when is_untidy says that it is worth it.
    bool (*is_untidy)(const struct store *store);
    aftercare_status (*tidy)(struct store *store, aftercare_error *err);

    // Gives memory back that is kept to be quick, outside of a batch.
    aftercare_status (*trim)(struct store *store, aftercare_error *err);

    // Looks through all of it, outside of a batch. EIO when something is damaged.
    aftercare_status (*examine)(struct store *store, aftercare_error *err);
    // Makes a part of a copy, outside of a batch, in a few milliseconds: to be called
    // until it is done or fails. Between the calls batches go on, and what they change is
    // in the copy, too. When it is done, it is on the disk. ECONFLICT: there is a file of
    // that name; else nothing is left of a copy that failed, and the store is as sound as
    // it was.
    aftercare_status (*copy)(struct store *store, struct store_copy *copy,
                             aftercare_error *err);
    // What was erased has left its bytes in the file and its log, perhaps since before
    // the store was opened. Takes them away, outside of a batch; may take a while.
    bool (*is_unswept)(const struct store *store);
    aftercare_status (*sweep)(struct store *store, aftercare_error *err);

    // Texts are copied into the arena. ENOTFOUND.
    aftercare_status (*session_read)(struct store *store, struct arena *arena,
                                     const char *id, struct store_session *out,
                                     aftercare_error *err);
    // Adds it when its number is 0, and sets that; else writes it over.
    aftercare_status (*session_write)(struct store *store, struct store_session *session,
                                      aftercare_error *err);
    // Takes a session out, with its reminders and their histories, and adds what it was
    // to *erased. No row that is added while the store is open gets the number of one
    // that went, so that a try still under way finds nothing, and not somebody else's.
    aftercare_status (*session_erase)(struct store *store, int64_t session,
                                      aftercare_erased *erased, aftercare_error *err);
    // Numbers of sessions that are known to have ended, and of which nothing is scheduled
    // or under way; the first to end first.
    aftercare_status (*sessions_ended)(struct store *store, struct arena *arena,
                                       const struct store_ended *ended,
                                       struct store_numbers *out, aftercare_error *err);
    // The ids of a patient's sessions, the first posted first.
    aftercare_status (*sessions_of)(struct store *store, struct arena *arena,
                                    const char *patient, struct store_names *out,
                                    aftercare_error *err);

    // The same of their courses, the last posted first, and COURSES_MAX at most.
    aftercare_status (*courses_of)(struct store *store, struct arena *arena,
                                   const char *patient, struct store_courses *out,
                                   aftercare_error *err);

    // Adds it, in no group, and sets its number. ECONFLICT: the key is taken.
    aftercare_status (*row_add)(struct store *store, struct store_row *row,
                                aftercare_error *err);
    // Writes what changes as it lives: life, next_try, attempts, reason, events.
    aftercare_status (*row_move)(struct store *store, const struct store_row *row,
                                 aftercare_error *err);
    // Writes all but key and session.
    aftercare_status (*row_write)(struct store *store, const struct store_row *row,
                                  aftercare_error *err);
    // ENOTFOUND.
    aftercare_status (*row_read)(struct store *store, struct arena *arena,
                                 const char *key, struct store_row *out,
                                 aftercare_error *err);
    // The parts that row_move writes, and expires; its texts are NULL. ENOTFOUND.
    aftercare_status (*row_peek)(struct store *store, int64_t number,
                                 struct store_row *out, aftercare_error *err);
    // All of a session, by due, then key.
    aftercare_status (*rows_of)(struct store *store, struct arena *arena, int64_t session,
                                struct store_rows *out, aftercare_error *err);
    // The same in any order, with number, key, life, events and attempts alone.
    aftercare_status (*rows_in_brief)(struct store *store, struct arena *arena,
                                      int64_t session, struct store_rows *out,
                                      aftercare_error *err);
    // Those of a session that have a course.
    aftercare_status (*rows_till_next)(struct store *store, struct arena *arena,
                                       int64_t session, struct store_rows *out,
                                       aftercare_error *err);
    aftercare_status (*rows_list)(struct store *store, struct arena *arena,
                                  const struct store_query *query, struct store_rows *out,
                                  aftercare_error *err);
    // The earliest next_try first.
    aftercare_status (*rows_due)(struct store *store, struct arena *arena,
                                 const struct store_due *due, struct store_rows *out,
                                 aftercare_error *err);
    // By due, then key. With row's group, when it has one: those scheduled. Else those
    // that are scheduled for the same person, channel, receiver and language, neither
    // urgent nor tried nor in a group, with a next_try up to until, and no later than
    // they expire.
    aftercare_status (*rows_beside)(struct store *store, struct arena *arena,
                                    const struct store_beside *beside,
                                    struct store_rows *out, aftercare_error *err);
    // Writes the group, which no other call but row_write does.
    aftercare_status (*row_group)(struct store *store, const struct store_row *row,
                                  aftercare_error *err);
    // Whether the next one of its step is due when this one expires.
    aftercare_status (*is_next_due)(struct store *store, const struct store_row *row,
                                    bool *out, aftercare_error *err);
    // Those missed that expire at now or later, although they had expired when that was
    // noted; at most limit.
    aftercare_status (*rows_missed_ahead)(struct store *store, struct arena *arena,
                                          int64_t now, int limit, struct store_rows *out,
                                          aftercare_error *err);
    aftercare_status (*rows_on_wall)(struct store *store, struct arena *arena,
                                     const struct store_wall_query *query,
                                     struct store_walls *out, aftercare_error *err);
    // The highest number of a reminder; 0: there is none.
    aftercare_status (*row_last)(struct store *store, int64_t *out, aftercare_error *err);
    // A try was under way.
    aftercare_status (*rows_under_way)(struct store *store, struct arena *arena,
                                       struct store_rows *out, aftercare_error *err);
    // The earliest next_try of those scheduled for a channel; INT64_MAX: there is none.
    aftercare_status (*next_try)(struct store *store, const char *channel, int64_t *out,
                                 aftercare_error *err);
    // How many are scheduled, and how many have a try under way.
    aftercare_status (*rows_count)(struct store *store, int64_t *scheduled,
                                   int64_t *under_way, aftercare_error *err);
    // The first channel behind that name ("" to begin with) for which something is
    // scheduled; ENOTFOUND when there is none any more.
    aftercare_status (*channel_after)(struct store *store, struct arena *arena,
                                      const char *name, const char **out,
                                      aftercare_error *err);

    // By name. A zone may have several data, each once.
    aftercare_status (*zones)(struct store *store, struct arena *arena,
                              struct store_zones *out, aftercare_error *err);
    aftercare_status (*zone_add)(struct store *store, const struct store_zone *zone,
                                 aftercare_error *err);
    // digest NULL: all data of that zone.
    aftercare_status (*zone_remove)(struct store *store, const struct store_zone *zone,
                                    aftercare_error *err);

    aftercare_status (*event_add)(struct store *store, const struct store_event *event,
                                  aftercare_error *err);
    // Oldest first.
    aftercare_status (*events_of)(struct store *store, struct arena *arena,
                                  int64_t reminder, struct store_events *out,
                                  aftercare_error *err);
};

extern const struct store_functions store_sqlite;

// As aftercare_reminders_own_process says.
void store_sqlite_own_process(void);

#endif
