// Reading a document's members: each refuses what it cannot take, with the place, what
// was found and what would be right. A JSON null is the same as an absent member.
#ifndef AFTERCARE_FACTS_MEMBERS_H
#define AFTERCARE_FACTS_MEMBERS_H

#include "core/base/date.h"
#include "core/base/json.h"
#include "core/facts/schema.h"

// What reading a document needs at every step. What is read lives in the arena.
struct reading {
    struct arena *arena;
    const struct schema *schema;
    const struct json_document *document;
    aftercare_error *err;
};

// The member, or NULL when it is absent or null.
const struct json *member_of(const struct json *object, const char *name);

// Refuses any other type; right says what would do: "a list of records".
aftercare_status member_expect(const struct reading *reading, const struct json *value,
                               enum json_type type, const char *right);

// A term of these categories, by id, synonym or code.
aftercare_status member_term(const struct term **out, const struct reading *reading,
                             struct categories categories, const struct json *value);

aftercare_status member_date(struct date *out, const struct reading *reading,
                             const struct json *value);

// A date that may be known in part.
aftercare_status member_days(struct days *out, const struct reading *reading,
                             const struct json *value);

// One of a few words; *out is its index.
aftercare_status member_choice(int *out, const struct reading *reading,
                               const struct text *choices, size_t count,
                               const struct json *value);

#endif
