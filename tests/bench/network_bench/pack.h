// The world as files that the loader reads, and patients as documents.
#ifndef AFTERCARE_BENCH_PACK_H
#define AFTERCARE_BENCH_PACK_H

#include "core/base/text.h"
#include "tests/bench/network_bench/world.h"

#define FOLDER_MAX 128

// Makes a folder of its own with the words that rules are written with, and no rule.
void pack_begin(char folder[FOLDER_MAX]);

// Writes the rules: "r-7" has the number 7.
void pack_write(const char *folder, const struct world *world);

void pack_remove(const char *folder);

// Writes the patient's document, complete: no fact is unknown.
void pack_patient(struct buffer *out, const struct made_patient *patient);

#endif
