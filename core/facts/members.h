// Reading a document's members: each refuses what it cannot take, with the place, what
// was found and what would be right. A JSON null is the same as an absent member.
#ifndef AFTERCARE_FACTS_MEMBERS_H
#define AFTERCARE_FACTS_MEMBERS_H

#include "core/base/date.h"
#include "core/base/json.h"
#include "core/facts/vocabulary.h"

// The member, or NULL when it is absent or null.
const struct json *member_of(const struct json *object, const char *name);

// Refuses any other type; right says what would do: "a list of records".
aftercare_status member_expect(const struct json_document *document,
                               const struct json *value, enum json_type type,
                               const char *right, aftercare_error *err);

aftercare_status member_term(const struct term **out, const struct vocabulary *vocabulary,
                             struct categories categories,
                             const struct json_document *document,
                             const struct json *value, aftercare_error *err);

aftercare_status member_date(struct date *out, const struct json_document *document,
                             const struct json *value, aftercare_error *err);

// A date that may be known in part.
aftercare_status member_days(struct days *out, const struct json_document *document,
                             const struct json *value, aftercare_error *err);

// One of a few words.
aftercare_status member_choice(int *out, const struct text *choices, size_t count,
                               const struct json_document *document,
                               const struct json *value, aftercare_error *err);

#endif
