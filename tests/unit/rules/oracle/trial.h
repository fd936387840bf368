// What is tried with one document: the engine answers it, and so it does the same
// document in other words, in another order, with something more, on another day.
#ifndef AFTERCARE_TESTS_ORACLE_TRIAL_H
#define AFTERCARE_TESTS_ORACLE_TRIAL_H

#include "tests/unit/rules/oracle/engine.h"
#include "tests/unit/rules/oracle/naive.h"
#include "tests/unit/rules/oracle/shrink.h"

// Large: kept by its owner and used again.
struct trial {
    struct calendar calendar;
    struct shrunk one;        // the rules and the document that are tried
    uint64_t twist;           // of what a property does to the document
    struct engine engines[2]; // the same rules, loaded in two layouts
    struct arena arena;       // of one document's answers
    struct buffer text, other;
    const char *said; // the engine's answer
    struct listing answer, expected, got;
    struct naive naive;
};

void trial_init(struct trial *trial);
void trial_clear(struct trial *trial);

void trial_open_engines(struct trial *trial);
void trial_close_engines(struct trial *trial);

// Has the engine answer the document, for all that follows.
void trial_answer(struct trial *trial);

// Each tells whether it holds for the document, and leaves in expected and got what it
// compared.
typedef bool trial_property(struct trial *trial);

// The second evaluator (naive.h) says the same.
trial_property trial_answers_are_alike;

// Told one thing more, the same rules hold for sure, and surely not, as before.
trial_property trial_certain_stays;

// Of entries, areas and treatments.
trial_property trial_order_does_not_matter;

// The order of members, synonyms, blanks: the same bytes.
trial_property trial_writing_does_not_matter;

// In which order folders, files and rules come: the same bytes but for the digest.
trial_property trial_files_do_not_matter;

// A day that is told as clear is, the day before is not; tried with documents that say
// the same on every day.
trial_property trial_clear_days_are_clear;

#endif
