// A document with some of its values changed: all else is written as it was read. What a
// change needs and is not there, an object, a list, an entry behind the last, is made.
#ifndef AFTERCARE_BASE_JSON_CHANGE_H
#define AFTERCARE_BASE_JSON_CHANGE_H

#include "core/base/json_writer.h"

// pointer: "/patient/marks/0/code", of plain names (no '~'); a step of digits alone,
// where nothing stands yet, is an entry of a list. value: JSON, taken as it is.
struct json_change {
    struct text pointer, value;
};

// Of two changes with the same pointer the later one counts; one that leads into the
// value of another one is lost, and so is an entry of a list that leaves a gap. A null
// that a change leads through is replaced. O(changes²) for each value that they lead
// through.
void json_copy_changed(struct json_writer *writer, const struct json *root,
                       const struct json_change *changes, size_t count);

#endif
