// Planning: a session goes in, what follows it comes out: products, steps, reminders.
#ifndef AFTERCARE_PLAN_H
#define AFTERCARE_PLAN_H

#include "aftercare/assessment.h"
#include "aftercare/planned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// One reminder of a plan. Instants are milliseconds since 1970-01-01T00:00:00Z. Texts are
// borrowed with the plan.
typedef struct aftercare_planned_reminder {
    const char *key;      // "session/rule/number": stable for the same session
    const char *rule;     // full name
    int64_t due, expires; // quiet hours are already reckoned with
    int64_t wanted;       // when it would have been due without quiet hours
    int32_t due_offset, expires_offset; // seconds east of UTC, for showing them
    // What the clock on the patient's wall shows then, in seconds since it showed
    // 1970-01-01T00:00; 0 where elapsed time counts.
    int64_t due_wall, expires_wall;
    bool is_urgent;
    const char *course;  // treatments, blanks between, whose next session makes it moot;
                         // empty: none does
    const char *rhythm;  // how it waits for the one before it to be done; NULL: it does
                         // not (see aftercare_reminder)
    const char *message; // in the contact's language, else English
    const char *missed;  // why it can never be sent, or NULL
} aftercare_planned_reminder;

// A session's plan. Everything is borrowed from the assessor until its next call. It may
// grow at its end in a later release.
typedef struct aftercare_plan {
    const char *session, *patient; // ids; patient may be NULL
    const char *course;            // the session's treatments, with blanks between
    int64_t ended;                 // the session did
    int64_t number;                // of the session in its course; 0: not said
    const char *timezone;          // IANA name
    const char *timezone_digest;   // "sha256:…" of the data that it was planned with
    const char *content; // "sha256:…" of the document's content, whatever its layout and
                         // its "x_" members
    const char *channel, *to, *locale;           // NULL where the document says nothing
    const aftercare_planned_reminder *reminders; // by due, then key
    size_t reminders_count;
    const char *json; // the plan as in design 4.3
    size_t json_len;
    int32_t ended_offset; // seconds east of UTC
    const aftercare_rules_used *rules;
    const char *const *treatments; // as course
    size_t treatments_count;
    const aftercare_topical *const *topicals; // by product
    size_t topicals_count;
    const aftercare_step *const *steps; // by from, then name
    size_t steps_count;
    const aftercare_course *const *courses; // what comes next, of each treatment
    size_t courses_count;
    const aftercare_overruled *const *overruled;
    size_t overruled_count;
    const aftercare_change *const *changes; // the session's
    size_t changes_count;
    const aftercare_set_aside *const *set_aside;
    size_t set_aside_count;
} aftercare_plan;

// What a host says of all its patients; each document may say otherwise. Start with
// AFTERCARE_PLAN_OPTIONS.
typedef struct aftercare_plan_options {
    size_t size;                         // of this struct
    const char *timezone;                // IANA name, or NULL: documents name theirs
    const char *quiet_from, *quiet_till; // both or neither; "21:00"
} aftercare_plan_options;

#define AFTERCARE_PLAN_OPTIONS                                                           \
    ((aftercare_plan_options){.size = sizeof(aftercare_plan_options)})

// Plans what follows a session, of a document as in examples/clinic/session.json. *plan
// is borrowed from the assessor until its next call, and untouched when it fails.
// EDOCUMENT with line, column and pointer; EUSAGE when an option is wrong; ELIMIT;
// ENOMEM.
// Threads: one at a time for each assessor.
// Cost: some 200 µs for a session with 100 reminders.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_plan_session(aftercare_assessor *assessor, const aftercare_document *document,
                       const aftercare_plan_options *options, const aftercare_plan **plan,
                       aftercare_error *err);

// The use of every product, and the steps in force, at one instant (RFC 3339 with offset)
// of the same plan. EUSAGE when at is none, or lies before the session ended;
// otherwise as aftercare_plan_session.
// Threads: one at a time for each assessor.
// Cost: as one plan.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_plan_at(aftercare_assessor *assessor,
                                                 const aftercare_document *document,
                                                 const aftercare_plan_options *options,
                                                 const char *at, aftercare_json *out,
                                                 aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
