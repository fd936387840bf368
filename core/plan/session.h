// One visit that has taken place, as its document tells it.
#ifndef AFTERCARE_PLAN_SESSION_H
#define AFTERCARE_PLAN_SESSION_H

#include "aftercare/aftercare.h"
#include "core/base/digest.h"
#include "core/base/quiet.h"
#include "core/base/zone.h"
#include "core/facts/facts.h"
#include "core/rules/rulebase.h"

// What the practitioner decided otherwise than a rule.
struct change {
    const struct rule *rule;
    struct span from, till;
    bool has_from, has_till;
    struct text by, because; // because may be empty
};

struct session {
    struct text id;
    int64_t number; // in its course, from 1
    bool has_number;
    struct instant ended;
    int32_t offset; // as written in ended_at
    const struct zone *zone;
    const struct term **products;
    size_t products_count;
    bool has_products;
    const struct change *changes;
    size_t changes_count;
    struct text channel, to, locale; // empty: not said
    struct quiet quiet;
    char content[DIGEST_TEXT_MAX];
    // The patient as of the day of the session, with the session's treatments, areas and
    // details: conditions are asked of them.
    struct facts *facts;
};

struct session_reading {
    struct reading reading; // of the schema of base
    const struct rulebase *base;
    struct function_runner *runner; // of the rules' functions
    struct zone_cache *zones;
    const aftercare_plan_options *options; // may be NULL
};

// Reads {"session", "patient", "contact"}. EDOCUMENT with the place; ENOMEM.
aftercare_status session_read(struct session *out, const struct session_reading *from);

// A digest of the document that does not depend on the order of members, on blanks, or on
// members of the caller's own.
aftercare_status session_content(char out[DIGEST_TEXT_MAX], struct arena *arena,
                                 const struct json *root);

#endif
