// Why a condition has its value: the facts that a certain answer rests on, and those that
// are missing from an uncertain one. Walked only for rules that hold, or may hold.
#ifndef AFTERCARE_RULES_TRACE_H
#define AFTERCARE_RULES_TRACE_H

#include "core/rules/condition.h"

// Where in the document a fact stands, for pointers such as
// "/patient/medications/0/stopped".
struct fact_place {
    const struct fact *fact; // NULL: a member of the request, named by member
    int record;              // -1: the whole list, or no list
    struct text member;      // empty: the entry itself
    const struct term *term; // what is asked or told of; NULL where the fact needs none
};

bool fact_place_equal(const struct fact_place *a, const struct fact_place *b);

// Whether both have the same pointer, whatever is asked there.
bool fact_place_same(const struct fact_place *a, const struct fact_place *b);
int fact_place_compare(const struct fact_place *a, const struct fact_place *b);
uint64_t fact_place_hash(const struct fact_place *place);

// Writes the JSON pointer, cut to size; returns out.
char *fact_place_pointer(char *out, size_t size, const struct fact_place *place);

struct trace {
    struct arena *arena;
    struct fact_place *places; // each once
    size_t count, capacity;
    const char *error; // of the first function that failed; NULL: none did
    bool is_out_of_memory;
};

// What a certain truth of the clause rests on, YES or NO: every record behind a part that
// holds, and for a part that does not, the list or the fact that says so. Sorted.
void trace_facts(struct trace *trace, struct clause clause, enum truth truth,
                 const struct inquiry *inquiry);

// What is not known while the part is UNKNOWN. Sorted.
void trace_gaps(struct trace *trace, struct clause clause, const struct inquiry *inquiry);

// One or the other, of a test alone, whose answer is truth.
void trace_test(struct trace *trace, const struct test *test, enum truth truth,
                const struct inquiry *inquiry);

// The terms of area tests that lie strictly inside a requested area.
void trace_parts(struct trace *trace, struct clause clause,
                 const struct inquiry *inquiry);

void trace_add(struct trace *trace, struct fact_place place);

#endif
