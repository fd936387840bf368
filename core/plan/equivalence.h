// Mutants that no document can tell from their rule: proved, not searched.
#ifndef AFTERCARE_PLAN_EQUIVALENCE_H
#define AFTERCARE_PLAN_EQUIVALENCE_H

#include "core/plan/attempt.h"

// Why nobody can tell them apart, as half a sentence that lives for ever; NULL: they may
// be told apart, or there was no memory to find out.
const char *equivalence_proof(struct arena *arena, const struct altered *altered);

#endif
