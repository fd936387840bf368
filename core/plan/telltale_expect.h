// What a pack's test can expect of the one answer and not of the other.
#ifndef AFTERCARE_PLAN_TELLTALE_EXPECT_H
#define AFTERCARE_PLAN_TELLTALE_EXPECT_H

#include "core/base/json_writer.h"
#include "core/plan/attempt.h"
#include "core/plan/pack_expect.h"

// Two answers to one document: as the rules are, and as the mutant is.
struct two_answers {
    const struct json *right, *wrong;
    const struct pack_trial *trial; // whose pack's rules go by their ids
    bool is_plan;
};

// Writes the members of `expect` of which the answers differ, with what the right one
// says, into an open object: those that tell most, and no more. False: they differ in
// none.
bool telltale_expect(struct json_writer *out, const struct two_answers *answers);

#endif
