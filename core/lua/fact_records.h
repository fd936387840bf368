// What a fact in schema.lua says of its records: the states that one may be in, and the
// verbs by which rules ask for them.
#ifndef AFTERCARE_LUA_FACT_RECORDS_H
#define AFTERCARE_LUA_FACT_RECORDS_H

#include "core/facts/schema.h"
#include "core/lua/spot.h"

// status = { active = "present", resolved = "past" }. false when something is wrong,
// which was told.
bool fact_records_read_statuses(const struct spot *spot, struct fact *fact);

// verbs = { active = "present", ever = "ever" }; after the statuses, which they may name.
bool fact_records_read_verbs(const struct spot *spot, struct fact *fact);

// Whether a fact with records has what its words need; tells what is missing.
bool fact_records_check(const struct spot *table, const struct fact *fact);

#endif
