// What a case expects of a session's plan: its steps and reminders.
#ifndef AFTERCARE_PLAN_PACK_HOLD_PLAN_H
#define AFTERCARE_PLAN_PACK_HOLD_PLAN_H

#include "core/plan/pack_hold.h"

// Each holds one expectation against the plan: what kind of step a rule makes, what
// becomes of it after a reaction, how many reminders it has, at which times of the day,
// and when each falls due. As pack_hold_all.
aftercare_status pack_hold_plan_acts(const struct holding *holding);
aftercare_status pack_hold_plan_on_reaction(const struct holding *holding);
aftercare_status pack_hold_plan_reminders(const struct holding *holding);
aftercare_status pack_hold_plan_clock(const struct holding *holding);
aftercare_status pack_hold_plan_due(const struct holding *holding);

#endif
