// Putting a value into the tree of a host's facts: it is placed, checked while its texts
// are still the host's, and then a copy of it stays.
#ifndef AFTERCARE_PLAN_HOST_FACTS_PUT_H
#define AFTERCARE_PLAN_HOST_FACTS_PUT_H

#include "core/plan/host_facts.h"

// What reading these facts needs; what is read goes into the facts' own arena.
struct reading host_facts_reading(aftercare_facts *facts, aftercare_error *err);

// What is asked, such as the "request", stands while the source is: ECONFLICT.
aftercare_status host_facts_check_open(const aftercare_facts *facts, const char *what,
                                       aftercare_error *err);

// Refuses a value that is placed, where no document could hold it either: text that is
// not UTF-8, and what is over a limit.
aftercare_status host_facts_check(const aftercare_facts *facts,
                                  const struct reading *reading,
                                  const struct json *value);

// Places a member of an object, refuses it when there is one of that name, and checks it.
// name may be NULL.
aftercare_status host_facts_place(struct json *member, const aftercare_facts *facts,
                                  const struct reading *reading,
                                  const struct json_branch *object, const char *name);

// Copies values with their texts, which lie one behind the other; NULL when there is no
// memory.
struct json *host_facts_copy(aftercare_facts *facts, const struct json *values,
                             size_t count);

// A copy of a list or an object with its values, which lie one behind the other. It
// stands nowhere yet. NULL when there is no memory.
struct json_branch *host_facts_copy_branch(aftercare_facts *facts,
                                           const struct json_branch *branch,
                                           const struct json *values);

// Puts in a value that is placed there and the facts' own; and the part into its parent,
// when this is the first.
void host_facts_append(struct host_part *part, struct json *value);

// Puts a copy of a value, which is checked and placed, into a branch. ENOMEM.
aftercare_status host_facts_put(aftercare_facts *facts, struct json_branch *branch,
                                const struct json *value, aftercare_error *err);
aftercare_status host_facts_put_within(aftercare_facts *facts, struct host_part *part,
                                       const struct json *value, aftercare_error *err);

// Puts a term of these categories into a list; NULL is no term.
aftercare_status host_facts_put_term(aftercare_facts *facts, struct host_part *list,
                                     struct categories categories, const char *word,
                                     aftercare_error *err);

// Puts a detail of the schema's in; no value is no detail.
aftercare_status host_facts_put_detail(aftercare_facts *facts, struct host_part *details,
                                       const char *name, const char *value,
                                       aftercare_error *err);

#endif
