// What a plan says, as structs, for a host that reads no JSON: each member has the name
// that it has in the plan's document (design 4.3), and says the same. An instant is
// milliseconds since 1970-01-01T00:00:00Z, with the offset, in seconds east of UTC, that
// the patient's clock has then.
//
// Texts are UTF-8, end with NUL and are in the contact's language, else English; NULL
// stands for what is null or not there. Lists are arrays of pointers. Everything is
// borrowed with the plan. Each of these structs may grow at its end in a later release:
// so never copy one by its size, and never make one.
#ifndef AFTERCARE_PLANNED_H
#define AFTERCARE_PLANNED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How a product is to be used.
typedef struct aftercare_use {
    const char *use;
    const char *shown; // the same as people read it
    int64_t strength;  // its place in the order of its kind, the strongest 0; -1: none
} aftercare_use;

// What a practitioner changed of a line.
typedef struct aftercare_changed {
    const char *rule; // full name
    const char *by;
    const char *because;
} aftercare_changed;

// When a product is to be used in one way, and why.
typedef struct aftercare_window {
    const char *use, *shown;
    int64_t strength;
    int64_t from, till; // from inclusive, till exclusive
    int32_t from_offset, till_offset;
    const char *frequency;
    const char *const *rules; // all behind it, full names
    size_t rules_count;
    const char *because;
    const char *const *sources;
    size_t sources_count;
    const aftercare_changed *changed; // NULL: as the rules say
} aftercare_window;

// One product: its windows, which never overlap, and its use outside of them.
typedef struct aftercare_topical {
    const char *product, *label;
    const aftercare_window *const *windows;
    size_t windows_count;
    const aftercare_use *outside;
} aftercare_topical;

// Red flags of another rule behind a step, in its own words.
typedef struct aftercare_also {
    const char *rule; // full name
    const char *message, *red_flag;
} aftercare_also;

// What to do, to avoid, to check or to book.
typedef struct aftercare_step {
    const char *rule; // full name
    const char *act;  // in the document under its kind's own name for it
    const char *shown;
    int64_t strength;
    int64_t from, till; // from inclusive, till exclusive
    int32_t from_offset, till_offset;
    const char *message, *red_flag;
    const aftercare_also *const *also;
    size_t also_count;
    const char *on_reaction;  // NULL: no rule behind it says
    const char *const *rules; // all behind it, full names
    size_t rules_count;
    const char *const *sources;
    size_t sources_count;
    const aftercare_changed *changed; // NULL: as the rules say
} aftercare_step;

// Between which days the next session lies, "2026-12-06".
typedef struct aftercare_next_session {
    const char *earliest, *latest;
} aftercare_next_session;

// What comes next of one treatment.
typedef struct aftercare_course {
    const char *treatment, *label;
    const int64_t *sessions; // two, the fewest and the most; NULL: no rule says
    const aftercare_next_session *next_session; // NULL: the course is complete, or nobody
                                                // knows
} aftercare_course;

// A rule that another one has taken the place of.
typedef struct aftercare_overruled {
    const char *rule, *overruled_by; // full names
    const char *const *sources;
    size_t sources_count;
} aftercare_overruled;

// One of the session's changes, whether or not a line still shows it.
typedef struct aftercare_change {
    const char *rule;        // full name
    const char *message;     // that the rule has for the patient
    const char *shown;       // its use or act, as people read it
    int64_t strength;        // as above
    const char *label;       // of its product; NULL: it is about none
    const char *from, *till; // as the change says, "PT72H"; NULL: it does not
    const char *by;
    const char *because;
    bool is_applied;    // a rule in force takes it
    bool is_taken_away; // it leaves nothing of what the rule says
} aftercare_change;

#ifdef __cplusplus
}
#endif

#endif
