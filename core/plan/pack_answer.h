// Reading the library's answers as a pack's case speaks of them.
#ifndef AFTERCARE_PLAN_PACK_ANSWER_H
#define AFTERCARE_PLAN_PACK_ANSWER_H

#include "core/plan/pack_expect.h"

// A rule's id without its pack, when it is the case's own.
struct text pack_answer_rule(const struct pack_trial *trial, struct text name);

// A member of an answer as text; "" for what is none.
struct text pack_answer_text(const struct json *object, const char *name);

// What steps call what they are: "do". "" where no kind is of steps.
const char *pack_answer_act(const struct pack_trial *trial);

// What findings call their weight, by which the verdict is the worst of them; likewise.
const char *pack_answer_weight(const struct pack_trial *trial);

#endif
