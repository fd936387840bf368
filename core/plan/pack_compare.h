// What an expectation of a case is compared with, and what is told where it differs.
#ifndef AFTERCARE_PLAN_PACK_COMPARE_H
#define AFTERCARE_PLAN_PACK_COMPARE_H

#include "core/plan/names.h"
#include "core/plan/pack_hold.h"

// EDOCUMENT with the case's place, what was expected and what was there.
aftercare_status pack_compare_tell(const struct holding *holding, struct text expected,
                                   struct text got);

// EDOCUMENT with the case's place: what stands under the expectation, and what would do.
aftercare_status pack_compare_shape(const struct holding *holding, const char *right);

// Whether the expectation is a list of names; an empty table is an empty list.
aftercare_status pack_compare_list(const struct holding *holding);

// ENOMEM with its sentence.
aftercare_status pack_compare_no_memory(const struct holding *holding);

// An empty list of names in the trial's arena; NULL: no memory.
struct names *pack_compare_new(const struct holding *holding);

// Holds a list of names against those that came out, and blames a rule for what differs.
aftercare_status pack_compare_names(const struct holding *holding,
                                    const struct names *got);

// Holds a text, a number or never (an empty got) against what came out.
aftercare_status pack_compare_text(const struct holding *holding, struct text got);

// Passes the status on, and blames the rule where it is none to be glad of.
aftercare_status pack_compare_blamed(aftercare_status status,
                                     const struct holding *holding, struct text rule);

// The entry of a list whose member is that name, full or as the case's pack calls it; or
// NULL.
const struct json *pack_compare_find(const struct holding *holding,
                                     const struct json *list, const char *member,
                                     struct text name);

// Holds { rule = "cheek" } or { treatment = 78 } against one member of each entry that is
// named; key is the member that names an entry.
aftercare_status pack_compare_members(const struct holding *holding,
                                      const struct json *list, const char *key,
                                      const char *member);

// Holds each member that is expected against the object's own, value by value.
aftercare_status pack_compare_values(const struct holding *holding,
                                     const struct json *object);

#endif
