// An intake as the structs that a host is handed (include/aftercare/assessment.h): what
// ask_json.h writes, member by member.
#ifndef AFTERCARE_RULES_ASK_SHOWN_H
#define AFTERCARE_RULES_ASK_SHOWN_H

#include "aftercare/assessment.h"
#include "core/rules/ask.h"

// Lives in the arena as long as the intake, the facts and the base do. NULL: no memory.
const aftercare_intake *ask_shown(struct arena *arena, const struct rulebase *base,
                                  const struct intake *intake);

#endif
