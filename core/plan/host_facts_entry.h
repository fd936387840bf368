// An entry of a list, which is an object, while it is said and checked: its texts are
// still the host's.
#ifndef AFTERCARE_PLAN_HOST_FACTS_ENTRY_H
#define AFTERCARE_PLAN_HOST_FACTS_ENTRY_H

#include "core/plan/host_facts_put.h"

#define HOST_ENTRY_MAX 8 // more members than any has, so that one of them is wrong

struct host_entry {
    struct json_branch value;
    struct json members[HOST_ENTRY_MAX];
};

// What a host says of an entry: the member that each has, and others.
struct host_said {
    const char *name, *value;
    const aftercare_member *members;
    size_t count;
};

// Makes the entry that would come next in a list. Refuses it as host_facts_check does,
// and a member that is said twice; members without a value, and the caller's own, are
// passed over.
aftercare_status host_entry_say(struct host_entry *out, const aftercare_facts *facts,
                                const struct reading *reading,
                                const struct json_branch *list,
                                const struct host_said *said);

#endif
