// An assessment as the structs that a host is handed (include/aftercare/assessment.h):
// what assessment_json.h writes, member by member.
#ifndef AFTERCARE_RULES_ASSESSMENT_SHOWN_H
#define AFTERCARE_RULES_ASSESSMENT_SHOWN_H

#include "aftercare/assessment.h"
#include "core/rules/assessment.h"

// Lives in the arena as long as the assessment, the facts and the base do. NULL: no
// memory.
const aftercare_assessment *assessment_shown(struct arena *arena,
                                             const struct rulebase *base,
                                             const struct assessment *assessment);

#endif
