// What is known of one person and one request. Absent is unknown, never "no"; an empty
// list means "known to have none". Made for one document, in its arena, and then only
// read.
#ifndef AFTERCARE_FACTS_FACTS_H
#define AFTERCARE_FACTS_FACTS_H

#include "core/base/date.h"
#include "core/base/json.h"
#include "core/facts/members.h"

// One entry of a list. Dates are normalised: begins.first is DATE_MIN when nobody knows
// since when, ends is DATE_MAX twice while it is not over, and [DATE_MIN, the request's
// day] when it is over since an unknown time.
struct record {
    const struct term *code, *area; // area NULL: not said
    struct days begins, ends;
    int status;     // index into the fact's statuses, or -1
    uint32_t index; // in the document's list, for pointers
};

// Whether a member was given, and what it says; the fact's type says which member counts.
struct known {
    bool is_known;
    union {
        bool flag;
        int64_t number;
        int choice;
        struct days date;
        struct {
            const struct record *records;
            size_t count;
        };
    };
};

struct detail_value {
    const struct detail *detail;
    struct text value;
};

struct functions;

struct facts {
    const struct schema *schema;
    struct date date;          // the day that the request asks about
    struct text id;            // of the patient; may be empty
    const struct known *known; // one for each fact of the schema
    const struct term **unanswered;
    size_t unanswered_count;
    const struct term **treatments; // as requested
    size_t treatments_count;
    bool has_treatments;       // false: every treatment is meant
    const struct term **areas; // each once, in the order of ids
    size_t areas_count;
    bool are_areas_complete;     // false: there may be more, or none was said
    const struct fact *areas_of; // whose records stand for them; NULL: the request's own
    const struct detail_value *details;
    size_t details_count;
    struct functions *functions; // what functions answered of them (rules/function.h)
};

// What the host asks beside the document. Members that are NULL or 0 leave it to the
// document.
struct asked {
    const struct date *today;      // where the document's request has no date
    const struct date *date;       // instead of the request's
    const char *const *treatments; // instead of the request's
    size_t treatments_count;
};

// Reads the members "patient" and "request" of a document. Either object may be NULL
// (then nothing is known of it). EDOCUMENT with its place for whatever the schema does
// not allow; EUSAGE for a treatment that asked names and nobody knows; ENOMEM.
aftercare_status facts_read(struct facts **out, struct arena *arena,
                            const struct schema *schema,
                            const struct json_document *document,
                            const struct asked *asked, aftercare_error *err);

// The patient's facts alone, as of a day: for plans. patient may be NULL. treatments,
// areas and details are then the caller's to set.
aftercare_status facts_read_patient(struct facts **out, const struct reading *reading,
                                    const struct json *patient, struct date date);

// Reading parts, shared with the session's document. Each refuses with the place and what
// would be right. Terms come each once, in the order of ids.
aftercare_status facts_read_terms(const struct term ***out, size_t *count,
                                  const struct reading *reading,
                                  struct categories categories, const struct json *list);
aftercare_status facts_read_details(const struct detail_value **out, size_t *count,
                                    const struct reading *reading,
                                    const struct json *object);
aftercare_status facts_read_detail(struct detail_value *out,
                                   const struct reading *reading,
                                   const struct json *member);

// The fact that a member of the patient is about; NULL: the member is the caller's own.
aftercare_status facts_find_fact(const struct fact **out, const struct reading *reading,
                                 const struct json *member);

// Reads one fact, as of a day.
aftercare_status facts_read_fact(struct known *known, const struct reading *reading,
                                 const struct fact *fact, const struct json *value,
                                 struct date today);

// Whether a member is the caller's own, "x_…": it says nothing of what is asked.
bool facts_is_callers(struct text key);

// Refuses members that are none of names (NULL at the end) and do not begin with "x_",
// with the nearest name; NULL object is fine; a value that is no object is refused.
aftercare_status facts_check_members(const struct reading *reading,
                                     const struct json *object, const char *const *names);

#endif
